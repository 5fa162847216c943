import type { Feature } from '../compiler/feature.ts';
import { ActivationResolver } from './activation/activation.resolver.ts';
import { forgetIdentity } from './identity.forget.ts';
import { LoginResolver } from './sessions/login.resolver.ts';
import { SessionResolver } from './sessions/session.resolver.ts';
import { CreateUserResolver } from './users/create-user.resolver.ts';
import { UpdateUserResolver } from './users/update-user.resolver.ts';
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
