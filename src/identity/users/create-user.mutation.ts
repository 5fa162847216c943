import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { type CreatedUser, createUser } from './create-user.service.ts';
import { CreateUserInput } from './user.input.ts';
import { User } from './user.type.ts';
import { CreateUserPayload } from './user-payload.type.ts';

@Resolver(() => CreateUserPayload)
export class CreateUserResolver {
  @Mutation(() => CreateUserPayload, {
    nullable: true,
    description:
      'Creates a user, invited, with a one-time password; with `customerId` the login of an imported customer that has none. FORBIDDEN for all but administrators.',
  })
  createUser(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateUserInput, { description: 'The user.' }) input: CreateUserInput,
  ) {
    return createUser(context, { input });
  }

  @FieldResolver(() => User, { nullable: true, description: 'The new user; null where it was refused.' })
  user(@Root() { userId }: CreatedUser, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, userId);
  }
}
