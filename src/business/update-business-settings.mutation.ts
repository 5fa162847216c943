import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readerOf } from '../access/reader.ts';
import type { RequestContext } from '../access/request-context.ts';
import { BusinessSettings, BusinessSettingsInput, BusinessSettingsPayload } from './business-settings.type.ts';
import { updateBusinessSettings } from './update-business-settings.service.ts';

@Resolver(() => BusinessSettingsPayload)
export class BusinessSettingsResolver {
  @Mutation(() => BusinessSettingsPayload, {
    nullable: true,
    description:
      'Says what stands on bills, the first time and later. Again: no change. FORBIDDEN for all but administrators.',
  })
  updateBusinessSettings(
    @Ctx() context: RequestContext,
    @Arg('input', () => BusinessSettingsInput, { description: 'What changes.' }) input: BusinessSettingsInput,
  ) {
    return updateBusinessSettings(context, { input });
  }

  @FieldResolver(() => BusinessSettings, { nullable: true, description: 'Null where it was refused.' })
  settings(
    @Root() { written }: { readonly written?: boolean },
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return written ? context.reads.readField(info, readerOf(context.viewer), 'businessSettings') : null;
  }
}
