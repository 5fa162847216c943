import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../../compiler/annotation.ts';
import { derivedModel } from '../../../compiler/derived-model.ts';
import { Decimal, Month } from '../../../platform/values/scalars.ts';

const PREVIEW = derivedModel('BillingPreview', {
  key: ['customerId'],
  columns: {
    customerId: 'uuid',
    customerName: 'text',
    period: 'date',
    openingBalance: 'numeric',
    total: 'numeric',
    amountDue: 'numeric',
  },
  relations: { customer: { model: 'Customer', on: { customerId: 'id' } } },
});

@Reads(PREVIEW, { defaultOrder: [{ field: 'customerName', direction: 'ASC' }] })
@ObjectType({
  description:
    'What an invoice run would bill one customer now: every billable delivery up to the end of the month that is not on a draft or finalised invoice. Nothing is written. Amounts in INR.',
})
export class BillingPreview {
  @Field(() => Month, { description: 'The requested month.' })
  period: string;

  @Field(() => Decimal, { description: 'The balance before this bill; positive: the customer owes.' })
  openingBalance: string;

  @Field(() => Decimal, { description: 'The sum of the lines, including tax.' })
  total: string;

  @Field(() => Decimal, {
    description: 'What would be left to pay after payments in advance are used; at least 0.',
  })
  amountDue: string;
}
