import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../compiler/annotation.ts';
import { Decimal } from '../platform/values/scalars.ts';

@Reads(null)
@ObjectType({ description: 'The address of an order, as it was when the order was created.' })
export class AddressSnapshot {
  @Field(() => String, { description: 'House and street.' })
  line1: string;

  @Field(() => String, { nullable: true, description: 'Second line; null if one line is enough.' })
  line2: string | null;

  @Field(() => String, { nullable: true, description: 'A nearby landmark; null if none was given.' })
  landmark: string | null;

  @Field(() => String, { nullable: true, description: 'Null if none was given.' })
  city: string | null;

  @Field(() => String, { nullable: true, description: 'Null if none was given.' })
  state: string | null;

  @Field(() => String, { nullable: true, description: 'Six digits; null if none was given.' })
  pincode: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Instructions for the agent at the door; null if none were given.',
  })
  instructions: string | null;

  @Field(() => String, { nullable: true, description: 'Link to a map; null if none was given.' })
  mapUrl: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Degrees north, six decimals; null if unknown.' })
  latitude: string | null;

  @Field(() => Decimal, { nullable: true, description: 'Degrees east, six decimals; null if unknown.' })
  longitude: string | null;
}
