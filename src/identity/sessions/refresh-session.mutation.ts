import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { authorize } from '../../access/authorize.ts';
import { activateAccount } from '../activation/activate-account.service.ts';
import type { IdentityContext } from '../identity-context.ts';
import { changePassword } from '../passwords/change-password.service.ts';
import { logout } from './logout.service.ts';
import { refreshSession } from './refresh-session.service.ts';
import { ChangePasswordInput } from './session.input.ts';
import { LogoutPayload } from './session.type.ts';
import { LoginPayload } from './session-payload.type.ts';

@Resolver()
export class SessionResolver {
  @Mutation(() => LoginPayload, {
    nullable: true,
    description:
      'Gives new tokens for a refresh token, which is used up by it. INVALID_TOKEN for one that was never issued, has expired or was revoked; one that is used a second time ends the whole session, since one of the two was not its owner.',
  })
  refreshSession(
    @Ctx() context: IdentityContext,
    @Arg('refreshToken', () => String, { description: 'The latest of the session.' }) refreshToken: string,
  ) {
    authorize(context.viewer, 'refreshSession');
    return refreshSession(context, refreshToken);
  }

  @Mutation(() => LogoutPayload, {
    nullable: true,
    description:
      'Ends this session: its refresh token is worthless and it writes no more; reads go on until the access token expires. UNAUTHENTICATED where it is over already.',
  })
  logout(
    @Ctx() context: IdentityContext,
    @Arg('everywhere', () => Boolean, {
      nullable: true,
      description: 'True: all sessions of the user, on every device.',
    })
    everywhere: boolean | null,
  ) {
    return logout(context, { everywhere });
  }

  @Mutation(() => LoginPayload, {
    nullable: true,
    description:
      'Changes the password of whoever is logged in, ends all their sessions and opens a new one. The only thing that an invited user, or one who must change the password, may do.',
  })
  changePassword(
    @Ctx() context: IdentityContext,
    @Arg('input', () => ChangePasswordInput, { description: 'Both passwords.' }) input: ChangePasswordInput,
  ) {
    return changePassword(context, { input });
  }

  @Mutation(() => LoginPayload, {
    nullable: true,
    description:
      'Sets a password with a token of `issueActivation`, ends the user’s sessions and opens a new one. INVALID_TOKEN for a token that was never issued, has been used or has expired.',
  })
  activateAccount(
    @Ctx() context: IdentityContext,
    @Arg('token', () => String, { description: 'The activation token.' }) token: string,
    @Arg('newPassword', () => String, { description: '10 to 256 characters, not among the most used passwords.' })
    newPassword: string,
  ) {
    authorize(context.viewer, 'activateAccount');
    return activateAccount(context, { token, newPassword });
  }
}
