import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';

@Reads('Address', { defaultOrder: [{ field: 'isDefault', direction: 'DESC' }] })
@ObjectType({
  implements: Node,
  description: 'Where a customer is delivered to. Orders keep a copy, so a change here alters no past order.',
})
export class Address extends Node {
  @Field(() => String, { nullable: true, description: 'The customer’s word for it, such as "Home"; null without one.' })
  label: string | null;

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

  @Field(() => Boolean, { description: 'Whether new orders go here. At most one address of a customer has it.' })
  isDefault: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it went out of use; null while it is in use.' })
  archivedAt: string | null;

  @Field(() => DateTime, { description: 'When the address was added.' })
  createdAt: string;
}
