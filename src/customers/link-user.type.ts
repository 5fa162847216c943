import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../platform/user-error.type.ts';

@ObjectType({ description: 'A login and its customer, each naming the other, or why they do not.' })
export class LinkPayload {
  @Field(() => [UserError], {
    description:
      'INVALID_INPUT, NOT_FOUND, ALREADY_LINKED, NOT_ALLOWED, AGENT_HAS_CUSTOMERS, LAST_ADMIN, ANONYMIZED, or empty.',
  })
  userErrors: UserError[];
}
