import { Field, Int, ObjectType } from 'type-graphql';
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

  @Field(() => String, {
    nullable: true,
    description:
      'Begins the numbers of invoices and credit notes, such as HYD in HYD/E2627/000001; null if the business has one region.',
  })
  regionCode: string | null;
}
