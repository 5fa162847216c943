import type { Feature } from '../compiler/feature.ts';
import { ActivateAccountMutation } from './activation/activate-account.mutation.ts';
import { IssueActivationMutation } from './activation/issue-activation.mutation.ts';
import { forgetIdentity } from './identity.forget.ts';
import { ChangePasswordMutation } from './passwords/change-password.mutation.ts';
import { LoginMutation } from './sessions/login.mutation.ts';
import { LogoutMutation } from './sessions/logout.mutation.ts';
import { RefreshSessionMutation } from './sessions/refresh-session.mutation.ts';
import { CreateUserMutation } from './users/create-user.mutation.ts';
import { DisableUserMutation } from './users/disable-user.mutation.ts';
import { EnableUserMutation } from './users/enable-user.mutation.ts';
import { UpdateUserMutation } from './users/update-user.mutation.ts';
import { UserRoot } from './users/user.root.ts';
import { userScope } from './users/user.scope.ts';
import { ViewerEdges } from './viewer.edges.ts';
import { ViewerRoot } from './viewer.root.ts';

/** What identity adds to the graph. */
export const identityFeature: Feature = {
  resolvers: [
    ActivateAccountMutation,
    IssueActivationMutation,
    ChangePasswordMutation,
    LoginMutation,
    LogoutMutation,
    RefreshSessionMutation,
    CreateUserMutation,
    DisableUserMutation,
    EnableUserMutation,
    UpdateUserMutation,
    UserRoot,
    ViewerEdges,
    ViewerRoot,
  ],
  scopes: [userScope],
  forget: forgetIdentity,
};
