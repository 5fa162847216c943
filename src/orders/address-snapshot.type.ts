import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../compiler/annotation.ts';
import { Decimal } from '../platform/values/scalars.ts';

@Reads(null)
@ObjectType({ description: 'The address of an order, as it was when the order was made.' })
export class AddressSnapshot {
  @Field(() => String, { description: 'House and street.' })
  line1: string;

  @Field(() => String, { nullable: true, description: 'Null where one line is enough.' })
  line2: string | null;

  @Field(() => String, { nullable: true, description: 'What it is near to; null where none was given.' })
  landmark: string | null;

  @Field(() => String, { nullable: true, description: 'Null where none was given.' })
  city: string | null;

  @Field(() => String, { nullable: true, description: 'Null where none was given.' })
  state: string | null;

  @Field(() => String, { nullable: true, description: 'Six digits; null where none was given.' })
  pincode: string | null;

  @Field(() => String, { nullable: true, description: 'For the agent at the door; null where none were given.' })
  instructions: string | null;

  @Field(() => String, { nullable: true, description: 'Link to a map; null where none was given.' })
  mapUrl: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Degrees north, six decimals; null where not known.' })
  latitude: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Degrees east, six decimals; null where not known.' })
  longitude: string | null;
}
