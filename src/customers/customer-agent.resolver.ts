import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => Customer)
export class CustomerAgentResolver {
  @One(() => User, {
    nullable: true,
    description:
      'The delivery agent on whose round the customer is; null where no agent is assigned, or you may not see the agent.',
  })
  agent: User | null;
}
