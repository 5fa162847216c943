import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';

@Reads('Address', { defaultOrder: [{ field: 'isDefault', direction: 'DESC' }] })
@ObjectType({
  implements: Node,
  description: 'A delivery address of a customer. Orders keep a copy, so a change here does not alter past orders.',
})
export class Address extends Node {
  @Field(() => String, {
    nullable: true,
    description: 'The customer’s name for it, such as "Home"; null if it has none.',
  })
  label: string | null;

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

  @Field(() => Boolean, { description: 'Whether new orders go here. A customer has at most one default address.' })
  isDefault: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is in use.' })
  archivedAt: string | null;

  @Field(() => DateTime, { description: 'When the address was added.' })
  createdAt: string;
}
