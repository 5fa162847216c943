import type { Feature } from '../compiler/feature.ts';
import { forgetIdentity } from './identity.forget.ts';
import { ActivationResolver } from './activation/issue-activation.mutation.ts';
import { LoginResolver } from './sessions/login.mutation.ts';
import { SessionResolver } from './sessions/refresh-session.mutation.ts';
import { CreateUserResolver } from './users/create-user.mutation.ts';
import { UpdateUserResolver } from './users/update-user.mutation.ts';
import { UserRoot } from './users/user.root.ts';
import { userScope } from './users/user.scope.ts';
import { ViewerEdges } from './viewer.edges.ts';
import { ViewerRoot } from './viewer.root.ts';

/** What identity adds to the graph. */
export const identityFeature: Feature = {
  resolvers: [
    ActivationResolver,
    LoginResolver,
    SessionResolver,
    CreateUserResolver,
    UpdateUserResolver,
    UserRoot,
    ViewerEdges,
    ViewerRoot,
  ],
  scopes: [userScope],
  forget: forgetIdentity,
};
