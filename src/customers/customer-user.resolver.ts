import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => Customer)
export class CustomerUserResolver {
  @One(() => User, {
    nullable: true,
    description:
      'The customer’s own login, whose `customer` is this one; null where an imported customer has none yet, or you may not see it.',
  })
  user: User | null;
}
