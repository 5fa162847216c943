import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../../compiler/annotation.ts';
import { Invoice } from './invoice.type.ts';

@Resolver()
export class InvoiceRoot {
  @RootOne(() => Invoice, {
    by: ['id', 'number'],
    description:
      'The invoice with this id or this number; null if there is none that you may see. BAD_USER_INPUT unless exactly one of the two is given.',
  })
  invoice: Invoice | null;

  @RootConnection(() => Invoice, {
    description:
      'The invoices you may see, of every status, latest period first unless ordered otherwise. A customer’s login sees its own.',
  })
  invoices: Invoice[];
}
