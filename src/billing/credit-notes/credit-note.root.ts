import { Resolver } from 'type-graphql';
import { RootOne } from '../../compiler/annotation.ts';
import { CreditNote } from './credit-note.type.ts';

@Resolver()
export class CreditNoteRoot {
  @RootOne(() => CreditNote, { description: 'The credit note with this id; null if there is none that you may see.' })
  creditNote: CreditNote | null;
}
