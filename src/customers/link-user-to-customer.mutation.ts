import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../access/changed.ts';
import type { RequestContext } from '../access/request-context.ts';
import { User } from '../identity/users/user.type.ts';
import type { UserError } from '../platform/user-error.type.ts';
import { UserErrors } from '../platform/user-errors.ts';
import { Customer } from './customer.type.ts';
import { linkUserToCustomer } from './link-user-to-customer.service.ts';

@InputType({ description: 'A user and the customer whose login the user becomes.' })
class LinkUserToCustomerInput {
  @Field(() => ID, { description: 'A user who is not a customer’s login yet. NOT_ALLOWED for yourself.' })
  userId: string;

  @Field(() => ID, { description: 'A customer without a login.' })
  customerId: string;
}

@ObjectType({ description: 'The user and the customer, linked to each other, or why nothing changed.' })
class LinkUserToCustomerPayload {
  @Changed(() => User, { description: 'The login; null if the change was refused.' })
  user: User | null;

  @Changed(() => Customer, { description: 'The customer; null if the change was refused.' })
  customer: Customer | null;

  @UserErrors(
    'INVALID_INPUT',
    'NOT_FOUND',
    'ALREADY_LINKED',
    'NOT_ALLOWED',
    'AGENT_HAS_CUSTOMERS',
    'LAST_ADMIN',
    'ANONYMIZED',
  )
  userErrors: UserError[];
}

@Resolver()
export class LinkUserToCustomerMutation {
  @Mutation(() => LinkUserToCustomerPayload, {
    nullable: true,
    description:
      'Makes a user the login of a customer that has none: the role of the user becomes CUSTOMER, and the user has to log in again. ALREADY_LINKED if either belongs to another pair, which the message names. Repeating it changes nothing.',
  })
  linkUserToCustomer(
    @Ctx() context: RequestContext,
    @Arg('input', () => LinkUserToCustomerInput, { description: 'The user and the customer.' })
    input: LinkUserToCustomerInput,
  ) {
    return linkUserToCustomer(context, input);
  }
}
