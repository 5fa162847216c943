import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { CreditNote } from './credit-note.type.ts';
import { Invoice } from './invoice.type.ts';

@Resolver(() => Invoice)
export class InvoiceCreditNotesResolver {
  @List(() => CreditNote, { description: 'What was taken back of it, oldest first.' })
  creditNotes: CreditNote[];
}
