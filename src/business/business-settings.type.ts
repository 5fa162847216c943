import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../platform/user-error.type.ts';
import { PhoneNumber } from '../platform/values/scalars.ts';

@ObjectType({ description: 'The business that this system serves: what stands on its bills.' })
export class BusinessSettings {
  @Field(() => String, { description: 'As it stands on bills.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Its GST number; null where it has none.' })
  gstin: string | null;

  @Field(() => String, { nullable: true, description: 'Where customers pay to by UPI; null where they do not.' })
  upiId: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'For customers; null where none was given.' })
  phone: string | null;

  @Field(() => Int, { description: 'Days from the end of a period until its invoices are due.' })
  creditDays: number;
}

@InputType({ description: 'What changes of the settings. What is left out stays; null empties.' })
export class BusinessSettingsInput {
  @Field(() => String, { nullable: true, description: '200 characters at most; required the first time, never null.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: '15 characters, such as "29ABCDE1234F1Z5".' })
  gstin?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as "earlybird@okbank".' })
  upiId?: string | null;

  @Field(() => String, { nullable: true, description: 'As people write it: "98765 43210", "+91 98765-43210".' })
  phone?: string | null;

  @Field(() => Int, { nullable: true, description: '0 to 90; 10 unless set; never null.' })
  creditDays?: number | null;
}

@ObjectType({ description: 'The settings as they are now, or why they are as they were.' })
export class BusinessSettingsPayload {
  @Field(() => [UserError], { description: 'INVALID_INPUT, or empty.' })
  userErrors: UserError[];
}
