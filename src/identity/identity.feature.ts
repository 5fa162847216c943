import type { Feature } from '../compiler/feature.ts';
import { ActivationResolver } from './activation.resolver.ts';
import { CreateUserResolver } from './create-user.resolver.ts';
import { LoginResolver } from './login.resolver.ts';
import { SessionResolver } from './session.resolver.ts';
import { UpdateUserResolver } from './update-user.resolver.ts';
import { UserResolver } from './user.resolver.ts';
import { userScope } from './user.scope.ts';
import { ViewerResolver } from './viewer.resolver.ts';

/** What identity adds to the graph. */
export const identityFeature: Feature = {
  resolvers: [
    ActivationResolver,
    CreateUserResolver,
    LoginResolver,
    SessionResolver,
    UpdateUserResolver,
    UserResolver,
    ViewerResolver,
  ],
  scopes: [userScope],
};
