import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readAllChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Customer } from '../customer.type.ts';
import { type ChangedRound, setRouteOrder } from './assign-agent.service.ts';
import { SetRouteOrderPayload } from './round.type.ts';

@Resolver(() => SetRouteOrderPayload)
export class SetRouteOrderResolver {
  @Mutation(() => SetRouteOrderPayload, {
    nullable: true,
    description:
      'Orders an agent’s round: the customers given come first, the others follow as they were. Places count from 1. Again: no change. FORBIDDEN for all but administrators and support.',
  })
  setRouteOrder(
    @Ctx() context: RequestContext,
    @Arg('agentId', () => ID, { description: 'The delivery agent.' }) agentId: string,
    @Arg('customerIds', () => [ID], { description: '1 to 500 customers of the round, none twice.' })
    customerIds: string[],
  ) {
    return setRouteOrder(context, { agentId, customerIds });
  }

  @FieldResolver(() => [Customer], { description: 'The whole round in its order; none where it was refused.' })
  customers(@Root() { customerIds }: ChangedRound, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readAllChanged(context, info, customerIds);
  }
}
