import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { ChangedList } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Customer } from '../customer.type.ts';
import { setRouteOrder } from './set-route-order.service.ts';

@InputType({ description: 'An agent and the order in which the agent visits customers.' })
class SetRouteOrderInput {
  @Field(() => ID, { description: 'The delivery agent.' })
  agentId: string;

  @Field(() => [ID], { description: '1 to 500 customers of the round, without duplicates.' })
  customerIds: string[];
}

@ObjectType({ description: 'The round in its new order, or why nothing changed.' })
class SetRouteOrderPayload {
  @ChangedList(() => Customer, { description: 'The whole round in its order; empty if it was refused.' })
  customers: Customer[];

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_AN_AGENT')
  userErrors: UserError[];
}

@Resolver()
export class SetRouteOrderMutation {
  @Mutation(() => SetRouteOrderPayload, {
    nullable: true,
    description:
      'Orders the round of an agent: the given customers come first, the others follow in their previous order. Places count from 1. Repeating it changes nothing.',
  })
  setRouteOrder(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetRouteOrderInput, { description: 'The agent and the order.' }) input: SetRouteOrderInput,
  ) {
    return setRouteOrder(context, input);
  }
}
