import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import type { IdentityContext } from '../identity-context.ts';
import { logout } from './logout.service.ts';

@InputType({ description: 'Which sessions to end.' })
class LogoutInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True ends all sessions of the user, on every device. By default only this session ends.',
  })
  everywhere?: boolean | null;
}

@ObjectType({ description: 'The end of the session. A session that has already ended answers UNAUTHENTICATED.' })
class LogoutPayload {
  @UserErrors()
  userErrors: UserError[];
}

@Resolver()
export class LogoutMutation {
  @Mutation(() => LogoutPayload, {
    nullable: true,
    description:
      'Ends the session: its refresh token is revoked, and its access token can no longer write. It can still read until it expires, at most 15 minutes later.',
  })
  logout(
    @Ctx() context: IdentityContext,
    @Arg('input', () => LogoutInput, { description: 'Which sessions to end; `{}` for this one.' }) input: LogoutInput,
  ) {
    return logout(context, input);
  }
}
