import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../access/changed.ts';
import type { RequestContext } from '../access/request-context.ts';
import { User } from '../identity/users/user.type.ts';
import { Customer } from './customer.type.ts';
import { LinkPayload } from './link-user.type.ts';
import { type LinkedPair, linkUserToCustomer } from './link-user-to-customer.service.ts';

@Resolver(() => LinkPayload)
export class LinkUserResolver {
  @Mutation(() => LinkPayload, {
    nullable: true,
    description:
      'Makes a user the login of a customer that has none: the user’s role becomes CUSTOMER, and it has to log in again. ALREADY_LINKED where either belongs to another pair, and names it. Again: no change. FORBIDDEN for all but administrators.',
  })
  linkUserToCustomer(
    @Ctx() context: RequestContext,
    @Arg('userId', () => ID, { description: 'A user who is nobody’s login yet.' }) userId: string,
    @Arg('customerId', () => ID, { description: 'A customer without a login.' }) customerId: string,
  ) {
    return linkUserToCustomer(context, { userId, customerId });
  }

  @FieldResolver(() => User, { nullable: true, description: 'The login; null where it was refused.' })
  user(@Root() { userId }: LinkedPair, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, userId);
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer; null where it was refused.' })
  customer(@Root() { customerId }: LinkedPair, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, customerId);
  }
}
