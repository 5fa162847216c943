import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';
import { DateTime } from '../../platform/values/scalars.ts';

@ObjectType({ description: 'A session, or why there is none.' })
export class LoginPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Send it as `Authorization: Bearer …`. A JWT; good until `expiresAt`. Null where the login was refused.',
  })
  accessToken: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the access token stops working, 15 minutes from now.' })
  expiresAt: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For one `refreshSession`, which gives the next; keep it where only the session’s owner can read it. Null where the login was refused, or where the password must be changed first.',
  })
  refreshToken: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the refresh token stops working; null without one.' })
  refreshExpiresAt: string | null;

  @Field(() => [UserError], {
    description: 'INVALID_CREDENTIALS, INVALID_TOKEN, WEAK_PASSWORD, TOO_MANY_ATTEMPTS, INVALID_INPUT, or empty.',
  })
  userErrors: UserError[];
}
