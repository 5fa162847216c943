import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { DateTime } from '../../platform/values/scalars.ts';
import { User } from '../users/user.type.ts';
import { issueActivation } from './issue-activation.service.ts';

@InputType({ description: 'The user who will set a password.' })
class IssueActivationInput {
  @Field(() => ID, { description: 'The user.' })
  userId: string;
}

@ObjectType({ description: 'The activation token, or why there is none.' })
class IssueActivationPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Returned in this answer and never again: valid for one `activateAccount` of this user. Null if it was refused.',
  })
  activationToken: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the token expires, 72 hours from now. Null if it was refused.',
  })
  activationExpiresAt: string | null;

  @Changed(() => User, { description: 'The user; null if it was refused.' })
  user: User | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED', 'INACTIVE')
  userErrors: UserError[];
}

@Resolver()
export class IssueActivationMutation {
  @Mutation(() => IssueActivationPayload, {
    nullable: true,
    description:
      'Issues a token with which a user sets a password, after an invitation or if it is forgotten: send it to that user. Each call issues a new token, revokes those before it, and is on record. NOT_ALLOWED for a user who is staff, an agent or a supplier unless you are ADMIN.',
  })
  issueActivation(
    @Ctx() context: RequestContext,
    @Arg('input', () => IssueActivationInput, { description: 'The user.' }) input: IssueActivationInput,
  ) {
    return issueActivation(context, input);
  }
}
