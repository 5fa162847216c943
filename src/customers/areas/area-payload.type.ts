import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';

@ObjectType({ description: 'The area as it is now, or why it is as it was.' })
export class AreaPayload {
  @Field(() => [UserError], { description: 'INVALID_INPUT, NOT_FOUND, NAME_TAKEN, IDEMPOTENCY_KEY_REUSED, or empty.' })
  userErrors: UserError[];
}
