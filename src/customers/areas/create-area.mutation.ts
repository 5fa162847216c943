import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { UUID } from '../../platform/values/scalars.ts';
import { Area } from './area.type.ts';
import { AreaPayload } from './area-payload.type.ts';
import { type ChangedArea, createArea, updateArea } from './create-area.service.ts';

@Resolver(() => AreaPayload)
export class ChangeAreaResolver {
  @Mutation(() => AreaPayload, { nullable: true, description: 'Adds an area. FORBIDDEN for all but administrators.' })
  createArea(
    @Ctx() context: RequestContext,
    @Arg('name', () => String, { description: 'Unique among areas; 100 characters at most.' }) name: string,
    @Arg('idempotencyKey', () => UUID, {
      nullable: true,
      description: 'A repeat with the same key, within 7 days, creates nothing and gets the same area.',
    })
    idempotencyKey: string | null,
  ) {
    return createArea(context, { name, idempotencyKey });
  }

  @Mutation(() => AreaPayload, {
    nullable: true,
    description:
      'Renames an area, or takes it out of use and into it again. Again: no change. FORBIDDEN for all but administrators.',
  })
  updateArea(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The area.' }) id: string,
    @Arg('name', () => String, { nullable: true, description: 'Left out or null: stays.' }) name: string | null,
    @Arg('active', () => Boolean, {
      nullable: true,
      description: 'Whether new customers may be put into it. Left out or null: stays.',
    })
    active: boolean | null,
  ) {
    return updateArea(context, { id, name, active });
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area; null where it was refused.' })
  area(@Root() { areaId }: ChangedArea, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, areaId);
  }
}
