import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { type ChangedUser, disableUser, enableUser, updateUser } from './update-user.service.ts';
import { UpdateUserInput } from './user.input.ts';
import { User } from './user.type.ts';
import { UpdateUserPayload } from './user-payload.type.ts';

@Resolver(() => UpdateUserPayload)
export class UpdateUserResolver {
  @Mutation(() => UpdateUserPayload, {
    nullable: true,
    description: 'Changes a user. Again: no change. FORBIDDEN for all but administrators.',
  })
  updateUser(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The user.' }) id: string,
    @Arg('input', () => UpdateUserInput, { description: 'What changes.' }) input: UpdateUserInput,
  ) {
    return updateUser(context, { id, input });
  }

  @Mutation(() => UpdateUserPayload, {
    nullable: true,
    description:
      'Lets a user in no more: writes end at once, reads within 15 minutes. What they did stays. Again: no change. FORBIDDEN for all but administrators.',
  })
  disableUser(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'The user.' }) id: string) {
    return disableUser(context, { id });
  }

  @Mutation(() => UpdateUserPayload, {
    nullable: true,
    description:
      'Lets a disabled user in again, with the password that they had. Again: no change. FORBIDDEN for all but administrators.',
  })
  enableUser(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'The user.' }) id: string) {
    return enableUser(context, { id });
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user; null where it was refused.' })
  user(@Root() { userId }: ChangedUser, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, userId);
  }
}
