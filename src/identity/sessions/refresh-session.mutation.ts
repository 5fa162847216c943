import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import type { IdentityContext } from '../identity-context.ts';
import { refreshSession } from './refresh-session.service.ts';
import { SessionPayload } from './session-payload.ts';

@InputType({ description: 'The refresh token of a session.' })
class RefreshSessionInput {
  @Field(() => String, { description: 'The latest one of the session.' })
  refreshToken: string;
}

@ObjectType({ description: 'The next tokens of the session, or why there are none.' })
class RefreshSessionPayload extends SessionPayload {
  @UserErrors('INVALID_TOKEN', 'TOO_MANY_ATTEMPTS')
  userErrors: UserError[];
}

@Resolver()
export class RefreshSessionMutation {
  @Mutation(() => RefreshSessionPayload, {
    nullable: true,
    description:
      'Exchanges a refresh token, which can be used once, for new tokens of the same session. INVALID_TOKEN if it was never issued, has expired or was revoked. A second use ends the whole session, since one of the two users of the token is not its owner.',
  })
  refreshSession(
    @Ctx() context: IdentityContext,
    @Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' }) input: RefreshSessionInput,
  ) {
    return refreshSession(context, input);
  }
}
