import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../platform/scalars.ts';
import { UserError } from '../platform/user-error.type.ts';

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

  @Field(() => [UserError], { description: 'INVALID_CREDENTIALS, or empty.' })
  userErrors: UserError[];
}
