import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { disableUser } from './disable-user.service.ts';
import { User } from './user.type.ts';

@InputType({ description: 'The user to disable.' })
class DisableUserInput {
  @Field(() => ID, { description: 'The user. NOT_ALLOWED for yourself.' })
  userId: string;
}

@ObjectType({ description: 'The disabled user, or why nothing changed.' })
class DisableUserPayload {
  @Changed(() => User, { description: 'The user; null if the change was refused.' })
  user: User | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED', 'AGENT_HAS_CUSTOMERS', 'LAST_ADMIN', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class DisableUserMutation {
  @Mutation(() => DisableUserPayload, {
    nullable: true,
    description:
      'Disables a user and ends their sessions: writes are refused at once, reads after at most 15 minutes. What they wrote stays. Repeating it changes nothing.',
  })
  disableUser(
    @Ctx() context: RequestContext,
    @Arg('input', () => DisableUserInput, { description: 'The user.' }) input: DisableUserInput,
  ) {
    return disableUser(context, input);
  }
}
