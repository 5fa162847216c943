import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { updateBusinessSettings } from './business-settings.service.ts';
import { BusinessSettingsInput, BusinessSettingsPayload } from './business-settings.type.ts';

@Resolver()
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
}
