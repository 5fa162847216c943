import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import type { IdentityContext } from '../identity-context.ts';
import { SessionPayload } from '../sessions/session-payload.ts';
import { changePassword } from './change-password.service.ts';

@InputType({ description: 'The current password and the new one.' })
class ChangePasswordInput {
  @Field(() => String, { description: 'The current password, or the one-time password.' })
  currentPassword: string;

  @Field(() => String, {
    description: '10 to 256 characters; not one of the most common passwords, nor the current one.',
  })
  newPassword: string;
}

@ObjectType({ description: 'The new session, or why the password is unchanged.' })
class ChangePasswordPayload extends SessionPayload {
  @UserErrors('INVALID_CREDENTIALS', 'WEAK_PASSWORD', 'TOO_MANY_ATTEMPTS')
  userErrors: UserError[];
}

@Resolver()
export class ChangePasswordMutation {
  @Mutation(() => ChangePasswordPayload, {
    nullable: true,
    description:
      'Changes your own password, ends all your sessions and opens a new one. A user who is invited or must change the password can do nothing else.',
  })
  changePassword(
    @Ctx() context: IdentityContext,
    @Arg('input', () => ChangePasswordInput, { description: 'Both passwords.' }) input: ChangePasswordInput,
  ) {
    return changePassword(context, input);
  }
}
