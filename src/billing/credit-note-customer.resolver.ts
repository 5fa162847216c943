import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { CreditNote } from './credit-notes/credit-note.type.ts';

@Resolver(() => CreditNote)
export class CreditNoteCustomerResolver {
  @One(() => Customer, { description: 'Who is credited.' })
  customer: Customer;
}
