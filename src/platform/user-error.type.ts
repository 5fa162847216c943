import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What a user can cause and a program can distinguish. Stable: clients match on them. */
export const UserErrorCode = {
  INVALID_CREDENTIALS: 'INVALID_CREDENTIALS',
  INVALID_TOKEN: 'INVALID_TOKEN',
  TOO_MANY_ATTEMPTS: 'TOO_MANY_ATTEMPTS',
  WEAK_PASSWORD: 'WEAK_PASSWORD',
  INVALID_INPUT: 'INVALID_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  NOT_ALLOWED: 'NOT_ALLOWED',
  EMAIL_TAKEN: 'EMAIL_TAKEN',
  NAME_TAKEN: 'NAME_TAKEN',
  ALREADY_LINKED: 'ALREADY_LINKED',
  NOT_AN_AGENT: 'NOT_AN_AGENT',
  AGENT_HAS_CUSTOMERS: 'AGENT_HAS_CUSTOMERS',
  LAST_ADMIN: 'LAST_ADMIN',
  INACTIVE: 'INACTIVE',
  ANONYMIZED: 'ANONYMIZED',
  NOT_SETTLED: 'NOT_SETTLED',
  DATE_IN_PAST: 'DATE_IN_PAST',
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
} as const;
export type UserErrorCode = (typeof UserErrorCode)[keyof typeof UserErrorCode];

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation refused a request. Codes are only ever added.',
  valuesConfig: {
    INVALID_CREDENTIALS: {
      description:
        'The account or the password is wrong. The code does not reveal whether the account exists, has a password or is disabled.',
    },
    INVALID_TOKEN: {
      description: 'The refresh or activation token was never issued, has been used, has expired or was revoked.',
    },
    TOO_MANY_ATTEMPTS: {
      description: 'Too many attempts on this account or from this address; the message says when to try again.',
    },
    WEAK_PASSWORD: { description: 'The new password is too short, too common, or the old one.' },
    INVALID_INPUT: {
      description: 'An argument is malformed; `field` names it, and the message says what is expected.',
    },
    NOT_FOUND: { description: 'An id does not match any row that you may see; `field` names it.' },
    NOT_ALLOWED: { description: 'Your role may use this mutation, but not on this row or field.' },
    EMAIL_TAKEN: { description: 'Another user has this email.' },
    NAME_TAKEN: { description: 'Another area or product has this name.' },
    ALREADY_LINKED: { description: 'The user or the customer is already linked to another one.' },
    NOT_AN_AGENT: { description: 'The user is not a delivery agent, or is disabled.' },
    AGENT_HAS_CUSTOMERS: { description: 'The agent is on the round of customers; assign them to another agent first.' },
    LAST_ADMIN: { description: 'Without this user there would be no active administrator.' },
    INACTIVE: { description: 'The area, product or user is inactive; activate it first.' },
    ANONYMIZED: {
      description:
        'The personal data of this customer has been removed for good; the customer can no longer be changed.',
    },
    NOT_SETTLED: {
      description: 'The customer still gets deliveries, has a draft bill, or its balance is not zero.',
    },
    DATE_IN_PAST: {
      description: 'A price or tax rate that has been in force cannot be changed; a new one starts today or later.',
    },
    IDEMPOTENCY_KEY_REUSED: { description: 'The idempotency key was used before with another input.' },
  },
});

@ObjectType({ description: 'A refusal that the user can do something about. The mutation has written nothing.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'A stable code, for programs.' })
  code: UserErrorCode;

  @Field(() => String, { description: 'For people: what is wrong and what to do about it, in English.' })
  message: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Path of the argument at fault, such as ["input", "items", "0", "quantity"]; null if no single argument is at fault.',
  })
  field: string[] | null;
}
