import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import type { IdentityContext } from '../identity-context.ts';
import { login } from './login.service.ts';
import { SessionPayload } from './session-payload.ts';

@InputType({
  description:
    'The account, by `email` or by `phone`, and its password. INVALID_INPUT unless exactly one of the two is given.',
})
class LoginInput {
  @Field(() => String, {
    nullable: true,
    description: 'Email address of the account. Case and surrounding spaces do not matter.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Phone of the account, as people write it. It identifies the account only if exactly one user who can log in has it: households share phones.',
  })
  phone?: string | null;

  @Field(() => String, { description: 'At most 256 characters; longer ones never match.' })
  password: string;
}

@ObjectType({ description: 'The new session, or why there is none.' })
class LoginPayload extends SessionPayload {
  @UserErrors('INVALID_CREDENTIALS', 'TOO_MANY_ATTEMPTS', 'INVALID_INPUT')
  userErrors: UserError[];
}

@Resolver()
export class LoginMutation {
  @Mutation(() => LoginPayload, {
    nullable: true,
    description:
      'Opens a session. An unknown account, a wrong password, a disabled account, one without a password and a phone that several users share all answer INVALID_CREDENTIALS, and TOO_MANY_ATTEMPTS after ten failures in 15 minutes. An invited user, or one who must change the password, gets a session that can do nothing else.',
  })
  login(
    @Ctx() context: IdentityContext,
    @Arg('input', () => LoginInput, { description: 'The account and its password.' }) input: LoginInput,
  ) {
    return login(context, input);
  }
}
