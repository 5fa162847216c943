import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../platform/user-error.type.ts';

@ObjectType({ description: 'The customer as it is now, or why it is as it was.' })
export class UpdateCustomerPayload {
  @Field(() => [UserError], { description: 'INVALID_INPUT, NOT_FOUND, NOT_ALLOWED, INACTIVE, ANONYMIZED, or empty.' })
  userErrors: UserError[];
}
