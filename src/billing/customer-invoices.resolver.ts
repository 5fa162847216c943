import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { Invoice } from './invoices/invoice.type.ts';

@Resolver(() => Customer)
export class CustomerInvoicesResolver {
  @Connection(() => Invoice, {
    description:
      'The customer’s invoices of every status, latest period first unless ordered otherwise. Empty for marketing and delivery agents.',
  })
  invoices: Invoice[];
}
