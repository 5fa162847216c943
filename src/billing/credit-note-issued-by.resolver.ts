import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { CreditNote } from './credit-notes/credit-note.type.ts';

@Resolver(() => CreditNote)
export class CreditNoteIssuedByResolver {
  @One(() => User, {
    nullable: true,
    description: 'Who issued it; null where nobody did by hand, or you may not see the user.',
  })
  issuedBy: User | null;
}
