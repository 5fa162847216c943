import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/node.type.ts';
import { DateTime, PhoneNumber } from '../platform/values/scalars.ts';
import { CustomerStatus } from './customer.enums.ts';

@ObjectType({
  implements: Node,
  description: 'A household that gets deliveries, and the account it is billed on.',
})
export class Customer extends Node {
  @Field(() => String, { description: 'The name used for deliveries and bills.' })
  name: string;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'Null if none is known. An invalid phone in an import is reported, never guessed.',
  })
  phone: string | null;

  @Field(() => CustomerStatus, { description: 'The customer’s status.' })
  status: CustomerStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'Position on the agent’s round, counted from 1; null if the customer has none yet.',
  })
  routePosition: number | null;

  @Field(() => DateTime, { description: 'When the customer was created.' })
  createdAt: string;
}
