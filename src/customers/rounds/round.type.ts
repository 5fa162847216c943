import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';

@ObjectType({ description: 'The customers that were put on the round, or why none was.' })
export class AssignAgentPayload {
  @Field(() => [UserError], { description: 'INVALID_INPUT, NOT_FOUND, NOT_AN_AGENT, ANONYMIZED, or empty.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'The round in its new order, or why it is as it was.' })
export class SetRouteOrderPayload {
  @Field(() => [UserError], { description: 'INVALID_INPUT, NOT_FOUND, NOT_AN_AGENT, or empty.' })
  userErrors: UserError[];
}
