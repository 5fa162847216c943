import { Resolver } from 'type-graphql';
import { ComputedField } from '../compiler/computed-field.ts';
import { Invoice } from './invoices/invoice.type.ts';
import { Language } from './invoices/language.enum.ts';
import { shareText } from './invoices/share-text.query.ts';

@Resolver(() => Invoice)
export class InvoiceShareTextResolver {
  @ComputedField(() => String, {
    args: { language: { type: Language, description: 'English unless given.' } },
    sql: (invoice, args) => shareText(invoice, args),
    description:
      'A message to send with it, line by line: who bills, the bill and its month, customer, total, amount due, due date and a UPI link to pay with. The amount due is what the customer owes in all now (`Customer.balance`, in INR), not this invoice’s `amountDue`; a DRAFT is not in it yet. Where nothing is due it says so and asks for nothing; without a UPI id in the business settings there is no link.',
  })
  shareText: string;
}
