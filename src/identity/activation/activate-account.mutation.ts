import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import type { IdentityContext } from '../identity-context.ts';
import { SessionPayload } from '../sessions/session-payload.ts';
import { activateAccount } from './activate-account.service.ts';

@InputType({ description: 'An activation token and the password to set.' })
class ActivateAccountInput {
  @Field(() => String, { description: 'The activation token, from `issueActivation`.' })
  token: string;

  @Field(() => String, { description: '10 to 256 characters; not one of the most common passwords.' })
  newPassword: string;
}

@ObjectType({ description: 'The new session, or why the password is unchanged.' })
class ActivateAccountPayload extends SessionPayload {
  @UserErrors('INVALID_TOKEN', 'WEAK_PASSWORD', 'TOO_MANY_ATTEMPTS')
  userErrors: UserError[];
}

@Resolver()
export class ActivateAccountMutation {
  @Mutation(() => ActivateAccountPayload, {
    nullable: true,
    description:
      'Sets a password with an activation token, which can be used once, ends the sessions of the user and opens a new one. INVALID_TOKEN if the token was never issued, has been used or has expired.',
  })
  activateAccount(
    @Ctx() context: IdentityContext,
    @Arg('input', () => ActivateAccountInput, { description: 'The token and the new password.' })
    input: ActivateAccountInput,
  ) {
    return activateAccount(context, input);
  }
}
