import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import { IdempotencyKey } from '../../access/idempotency-key.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Area } from './area.type.ts';
import { createArea } from './create-area.service.ts';

@InputType({ description: 'A new area.' })
class CreateAreaInput {
  @Field(() => String, { description: 'Unique among areas; at most 100 characters.' })
  name: string;

  @IdempotencyKey
  idempotencyKey: string;
}

@ObjectType({ description: 'The new area, or why there is none.' })
class CreateAreaPayload {
  @Changed(() => Area, { description: 'The new area; null if it was refused.' })
  area: Area | null;

  @UserErrors('INVALID_INPUT', 'NAME_TAKEN', 'IDEMPOTENCY_KEY_REUSED')
  userErrors: UserError[];
}

@Resolver()
export class CreateAreaMutation {
  @Mutation(() => CreateAreaPayload, {
    nullable: true,
    description: 'Adds a delivery area.',
  })
  createArea(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateAreaInput, { description: 'The area.' }) input: CreateAreaInput,
  ) {
    return createArea(context, input);
  }
}
