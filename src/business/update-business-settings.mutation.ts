import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { ReadAfter } from '../access/changed.ts';
import { readerOf } from '../access/reader.ts';
import type { RequestContext } from '../access/request-context.ts';
import type { UserError } from '../platform/user-error.type.ts';
import { UserErrors } from '../platform/user-errors.ts';
import { BusinessSettings } from './business-settings.type.ts';
import { updateBusinessSettings } from './update-business-settings.service.ts';

@InputType({ description: 'Changes of the business details. An absent field stays unchanged; null clears it.' })
class UpdateBusinessSettingsInput {
  @Field(() => String, {
    nullable: true,
    description: 'At most 200 characters. Required until the business has a name; never null.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: '15 characters, such as "29ABCDE1234F1Z5".' })
  gstin?: string | null;

  @Field(() => String, { nullable: true, description: 'Where customers pay by UPI, such as "earlybird@okbank".' })
  upiId?: string | null;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Up to three letters and digits, such as "HYD", where the business has several regions. Documents that follow begin a new series.',
  })
  regionCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'Days, 0 to 90; 10 until it is set. Never null.' })
  creditDays?: number | null;
}

@ObjectType({ description: 'The business details after the change, or why nothing changed.' })
class UpdateBusinessSettingsPayload {
  @ReadAfter<{ readonly written?: boolean }>(
    () => BusinessSettings,
    { description: 'The business details; null if the change was refused.' },
    async ({ root, context, info }) =>
      root.written ? context.reads.readField(info, readerOf(context.viewer), 'businessSettings') : null,
  )
  businessSettings: BusinessSettings | null;

  @UserErrors('INVALID_INPUT')
  userErrors: UserError[];
}

@Resolver()
export class UpdateBusinessSettingsMutation {
  @Mutation(() => UpdateBusinessSettingsPayload, {
    nullable: true,
    description: 'Sets the business details that are printed on bills. Repeating it changes nothing.',
  })
  updateBusinessSettings(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateBusinessSettingsInput, { description: 'The changes.' })
    input: UpdateBusinessSettingsInput,
  ) {
    return updateBusinessSettings(context, input);
  }
}
