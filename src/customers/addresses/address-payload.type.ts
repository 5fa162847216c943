import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';

@ObjectType({ description: 'The address as it is now, or why it is as it was.' })
export class AddressPayload {
  @Field(() => [UserError], {
    description: 'INVALID_INPUT, NOT_FOUND, NOT_ALLOWED, INACTIVE, ANONYMIZED, IDEMPOTENCY_KEY_REUSED, or empty.',
  })
  userErrors: UserError[];
}
