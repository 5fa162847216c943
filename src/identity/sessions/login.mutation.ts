import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { authorize } from '../../access/authorize.ts';
import { readerOf } from '../../access/reader.ts';
import type { IdentityContext } from '../identity-context.ts';
import { Viewer } from '../viewer.type.ts';
import { LoginInput } from './login.input.ts';
import { login } from './login.service.ts';
import type { LoginResult } from './open-session.service.ts';
import { LoginPayload } from './session-payload.type.ts';

@Resolver(() => LoginPayload)
export class LoginResolver {
  @Mutation(() => LoginPayload, {
    nullable: true,
    description:
      'Opens a session by email or phone, and password. An unknown account, a wrong password, an account that is disabled or has no ' +
      'password yet, a phone that several share: all answer INVALID_CREDENTIALS, ten in a quarter of an hour TOO_MANY_ATTEMPTS. An invited account, or one that must change its password, gets a ' +
      'session that can do nothing else.',
  })
  login(
    @Ctx() context: IdentityContext,
    @Arg('input', () => LoginInput, { description: 'The account and its password.' }) input: LoginInput,
  ): Promise<LoginResult> {
    authorize(context.viewer, 'login');
    return login(context, input);
  }

  @FieldResolver(() => Viewer, {
    nullable: true,
    description: 'Who has just logged in; null where the login was refused.',
  })
  viewer(@Root() result: LoginResult, @Ctx() context: IdentityContext, @Info() info: GraphQLResolveInfo) {
    return result.viewer == null ? null : context.reads.readField(info, readerOf(result.viewer));
  }
}
