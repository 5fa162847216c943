import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readAllChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Customer } from '../customer.type.ts';
import { assignAgent, type ChangedRound } from './assign-agent.service.ts';
import { AssignAgentPayload } from './round.type.ts';

@Resolver(() => AssignAgentPayload)
export class AssignAgentResolver {
  @Mutation(() => AssignAgentPayload, {
    nullable: true,
    description:
      'Puts customers on an agent’s round, behind those who are on it, in the order given. Orders that exist keep their agent. Again: no change. FORBIDDEN for all but administrators and support.',
  })
  assignAgent(
    @Ctx() context: RequestContext,
    @Arg('customerIds', () => [ID], { description: '1 to 500 customers, none twice.' }) customerIds: string[],
    @Arg('agentId', () => ID, { description: 'A delivery agent who is not disabled.' }) agentId: string,
  ) {
    return assignAgent(context, { customerIds, agentId });
  }

  @FieldResolver(() => [Customer], { description: 'The customers given; none where it was refused.' })
  customers(@Root() { customerIds }: ChangedRound, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readAllChanged(context, info, customerIds);
  }
}
