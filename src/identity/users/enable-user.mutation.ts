import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { enableUser } from './enable-user.service.ts';
import { User } from './user.type.ts';

@InputType({ description: 'The user to enable again.' })
class EnableUserInput {
  @Field(() => ID, { description: 'The user.' })
  userId: string;
}

@ObjectType({ description: 'The enabled user, or why nothing changed.' })
class EnableUserPayload {
  @Changed(() => User, { description: 'The user; null if the change was refused.' })
  user: User | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class EnableUserMutation {
  @Mutation(() => EnableUserPayload, {
    nullable: true,
    description: 'Enables a disabled user again, with the same password. Repeating it changes nothing.',
  })
  enableUser(
    @Ctx() context: RequestContext,
    @Arg('input', () => EnableUserInput, { description: 'The user.' }) input: EnableUserInput,
  ) {
    return enableUser(context, input);
  }
}
