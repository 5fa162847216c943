import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';

@ObjectType({ description: 'The new user and how they log in, or why there is none.' })
export class CreateUserPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Told in this answer and never again: it lets the user in once, to set a password of their own. Null in the answer to a repeat; `issueActivation` is the way then.',
  })
  oneTimePassword: string | null;

  @Field(() => [UserError], {
    description: 'INVALID_INPUT, EMAIL_TAKEN, NOT_FOUND, ALREADY_LINKED, IDEMPOTENCY_KEY_REUSED, or empty.',
  })
  userErrors: UserError[];
}

@ObjectType({ description: 'The user as they are now, or why they are as they were.' })
export class UpdateUserPayload {
  @Field(() => [UserError], {
    description:
      'INVALID_INPUT, NOT_FOUND, NOT_ALLOWED, EMAIL_TAKEN, AGENT_HAS_CUSTOMERS, LAST_ADMIN, ANONYMIZED, or empty.',
  })
  userErrors: UserError[];
}
