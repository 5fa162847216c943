import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';
import { DateTime } from '../../platform/values/scalars.ts';

@ObjectType({ description: 'That the session is over.' })
export class LogoutPayload {
  @Field(() => [UserError], { description: 'Always empty: a session that is over already answers UNAUTHENTICATED.' })
  userErrors: UserError[];
}

@ObjectType({ description: 'What lets a user set a password, or why nothing does.' })
export class IssueActivationPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Told in this answer and never again: for one `activateAccount` of this user. Null where it was refused.',
  })
  activationToken: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it stops working, 72 hours from now.' })
  activationExpiresAt: string | null;

  @Field(() => [UserError], { description: 'INVALID_INPUT, NOT_FOUND, NOT_ALLOWED, INACTIVE, or empty.' })
  userErrors: UserError[];
}
