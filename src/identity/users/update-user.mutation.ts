import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Role } from '../role.enum.ts';
import { updateUser } from './update-user.service.ts';
import { User } from './user.type.ts';

@InputType({ description: 'Changes of a user. An absent field stays unchanged; null clears it.' })
class UpdateUserInput {
  @Field(() => ID, { description: 'The user.' })
  userId: string;

  @Field(() => String, { nullable: true, description: 'The login email, unique regardless of case. Never null.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters. Never null.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => Role, {
    nullable: true,
    description: 'Neither to nor from CUSTOMER. Never null. Writes with the old role are refused at once.',
  })
  role?: Role | null;
}

@ObjectType({ description: 'The user after the change, or why nothing changed.' })
class UpdateUserPayload {
  @Changed(() => User, { description: 'The user; null if the change was refused.' })
  user: User | null;

  @UserErrors(
    'INVALID_INPUT',
    'NOT_FOUND',
    'NOT_ALLOWED',
    'EMAIL_TAKEN',
    'AGENT_HAS_CUSTOMERS',
    'LAST_ADMIN',
    'ANONYMIZED',
  )
  userErrors: UserError[];
}

@Resolver()
export class UpdateUserMutation {
  @Mutation(() => UpdateUserPayload, {
    nullable: true,
    description: 'Changes a user. Repeating it changes nothing.',
  })
  updateUser(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateUserInput, { description: 'The changes.' }) input: UpdateUserInput,
  ) {
    return updateUser(context, input);
  }
}
