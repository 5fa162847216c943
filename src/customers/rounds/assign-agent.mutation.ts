import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { ChangedList } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Customer } from '../customer.type.ts';
import { assignAgent } from './assign-agent.service.ts';

@InputType({ description: 'Customers and the agent who delivers to them.' })
class AssignAgentInput {
  @Field(() => ID, { description: 'A delivery agent who is not disabled.' })
  agentId: string;

  @Field(() => [ID], { description: '1 to 500 customers, without duplicates.' })
  customerIds: string[];
}

@ObjectType({ description: 'The customers on the round, or why nothing changed.' })
class AssignAgentPayload {
  @ChangedList(() => Customer, { description: 'The given customers; empty if it was refused.' })
  customers: Customer[];

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_AN_AGENT', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class AssignAgentMutation {
  @Mutation(() => AssignAgentPayload, {
    nullable: true,
    description:
      'Adds customers to an agent’s round, after those already on it, in the given order. Existing orders keep their agent. Repeating it changes nothing.',
  })
  assignAgent(
    @Ctx() context: RequestContext,
    @Arg('input', () => AssignAgentInput, { description: 'The agent and the customers.' }) input: AssignAgentInput,
  ) {
    return assignAgent(context, input);
  }
}
