import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/node.type.ts';
import { DateTime, PhoneNumber } from '../platform/values/scalars.ts';
import { CustomerStatus } from './customer.enums.ts';

@ObjectType({
  implements: Node,
  description: 'A household that is delivered to, and the account on which it is billed.',
})
export class Customer extends Node {
  @Field(() => String, { description: 'The name under which the customer is delivered to and billed.' })
  name: string;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'Null where none is known: an imported phone that is none was reported, never guessed.',
  })
  phone: string | null;

  @Field(() => CustomerStatus, { description: 'Where the customer stands.' })
  status: CustomerStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'Place on the agent’s round, counted from 1; null where the customer has none yet.',
  })
  routePosition: number | null;

  @Field(() => DateTime, { description: 'When the customer was created.' })
  createdAt: string;
}
