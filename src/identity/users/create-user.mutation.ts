import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import { IdempotencyKey } from '../../access/idempotency-key.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Role } from '../role.enum.ts';
import { createUser } from './create-user.service.ts';
import { User } from './user.type.ts';

@InputType({
  description: 'A new member of staff, delivery agent or supplier. Customers get their login from `createCustomer`.',
})
class CreateUserInput {
  @Field(() => String, { description: 'The login email, unique regardless of case.' })
  email: string;

  @Field(() => String, { description: 'Name of the person; at most 200 characters.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => Role, { description: 'Any but CUSTOMER, unless `customerId` names a customer without a login.' })
  role: Role;

  @Field(() => ID, {
    nullable: true,
    description: 'With role CUSTOMER, and only with it: the customer whose login the user becomes.',
  })
  customerId?: string | null;

  @IdempotencyKey
  idempotencyKey: string;
}

@ObjectType({ description: 'The new user and the one-time password, or why there is none.' })
class CreateUserPayload {
  @Changed(() => User, { description: 'The new user; null if it was refused.' })
  user: User | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returned in this answer and never again: it allows one login, to set a new password. Null if it was refused, and in the answer to a repeat: use `issueActivation` then.',
  })
  oneTimePassword: string | null;

  @UserErrors('INVALID_INPUT', 'EMAIL_TAKEN', 'NOT_FOUND', 'ALREADY_LINKED', 'IDEMPOTENCY_KEY_REUSED')
  userErrors: UserError[];
}

@Resolver()
export class CreateUserMutation {
  @Mutation(() => CreateUserPayload, {
    nullable: true,
    description:
      'Creates an invited user with a one-time password; with `customerId`, the login of an imported customer that has none.',
  })
  createUser(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateUserInput, { description: 'The user.' }) input: CreateUserInput,
  ) {
    return createUser(context, input);
  }
}
