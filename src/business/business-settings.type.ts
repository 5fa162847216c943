import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../platform/user-error.type.ts';
import { PhoneNumber } from '../platform/values/scalars.ts';

@ObjectType({ description: 'The details of the business, as printed on bills.' })
export class BusinessSettings {
  @Field(() => String, { description: 'The name printed on bills.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The GST number (GSTIN); null if the business has none.' })
  gstin: string | null;

  @Field(() => String, { nullable: true, description: 'The UPI id that customers pay to; null if there is none.' })
  upiId: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'The phone number for customers; null if none was given.' })
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
