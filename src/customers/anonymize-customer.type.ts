import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../platform/user-error.type.ts';

@ObjectType({ description: 'The customer without its personal data, or why they are still there.' })
export class AnonymizeCustomerPayload {
  @Field(() => [UserError], { description: 'INVALID_INPUT, NOT_FOUND, NOT_SETTLED, or empty.' })
  userErrors: UserError[];
}
