import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../platform/user-error.type.ts';
import { EmailAddress } from '../platform/values/scalars.ts';

@ObjectType({ description: 'The new customer and how it logs in, or why there is none.' })
export class CreateCustomerPayload {
  @Field(() => EmailAddress, {
    nullable: true,
    description: 'With which the customer logs in; null where it was refused.',
  })
  loginEmail: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Told in this answer and never again: it lets the customer in once, to set a password of its own. Null in the answer to a repeat; `issueActivation` is the way then.',
  })
  oneTimePassword: string | null;

  @Field(() => [UserError], {
    description: 'INVALID_INPUT, EMAIL_TAKEN, NOT_FOUND, INACTIVE, NOT_AN_AGENT, IDEMPOTENCY_KEY_REUSED, or empty.',
  })
  userErrors: UserError[];
}
