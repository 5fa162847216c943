import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Area } from './area.type.ts';
import { updateArea } from './update-area.service.ts';

@InputType({ description: 'Changes of an area. An absent field stays unchanged.' })
class UpdateAreaInput {
  @Field(() => ID, { description: 'The area.' })
  areaId: string;

  @Field(() => String, { nullable: true, description: 'Unique among areas; at most 100 characters. Never null.' })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether new customers may be put into it. Never null.' })
  active?: boolean | null;
}

@ObjectType({ description: 'The area after the change, or why nothing changed.' })
class UpdateAreaPayload {
  @Changed(() => Area, { description: 'The area; null if the change was refused.' })
  area: Area | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NAME_TAKEN')
  userErrors: UserError[];
}

@Resolver()
export class UpdateAreaMutation {
  @Mutation(() => UpdateAreaPayload, {
    nullable: true,
    description: 'Renames an area, deactivates it or activates it again. Repeating it changes nothing.',
  })
  updateArea(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateAreaInput, { description: 'The changes.' }) input: UpdateAreaInput,
  ) {
    return updateArea(context, input);
  }
}
