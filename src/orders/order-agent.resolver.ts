import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { Order } from './order.type.ts';

@Resolver(() => Order)
export class OrderAgentResolver {
  @One(() => User, {
    nullable: true,
    description: 'The agent who is to deliver it; null where none is assigned, or you may not see the agent.',
  })
  agent: User | null;
}
