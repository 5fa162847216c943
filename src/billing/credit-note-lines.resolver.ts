import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { CreditNote } from './credit-notes/credit-note.type.ts';
import { CreditNoteLine } from './credit-notes/credit-note-line.type.ts';

@Resolver(() => CreditNote)
export class CreditNoteLinesResolver {
  @List(() => CreditNoteLine, { description: 'What it takes back, line by line.' })
  lines: CreditNoteLine[];
}
