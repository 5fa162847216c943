import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { Invoice } from './invoices/invoice.type.ts';

@Resolver(() => Invoice)
export class InvoiceCustomerResolver {
  @One(() => Customer, { description: 'Who is billed.' })
  customer: Customer;
}
