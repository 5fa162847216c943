import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../../access/changed.ts';
import type { IdentityContext } from '../identity-context.ts';
import { IssueActivationPayload } from '../sessions/session.type.ts';
import { User } from '../users/user.type.ts';
import { type IssuedActivation, issueActivation } from './activate-account.service.ts';

@Resolver(() => IssueActivationPayload)
export class ActivationResolver {
  @Mutation(() => IssueActivationPayload, {
    nullable: true,
    description:
      'Makes a token with which a user sets a password: after an invitation, or when it is forgotten. A new one takes the place of those before. Administrators for everybody, support for customers, marketing for customers who have no password yet; FORBIDDEN for all others.',
  })
  issueActivation(
    @Ctx() context: IdentityContext,
    @Arg('userId', () => ID, { description: 'The user.' }) userId: string,
  ) {
    return issueActivation(context, { userId });
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user; null where it was refused.' })
  user(@Root() { userId }: IssuedActivation, @Ctx() context: IdentityContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, userId);
  }
}
