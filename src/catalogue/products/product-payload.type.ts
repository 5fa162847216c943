import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';

@ObjectType({ description: 'The product as it is now, or why it is as it was.' })
export class ProductPayload {
  @Field(() => [UserError], {
    description: 'INVALID_INPUT, NOT_FOUND, NAME_TAKEN, DATE_IN_PAST, IDEMPOTENCY_KEY_REUSED, or empty.',
  })
  userErrors: UserError[];
}
