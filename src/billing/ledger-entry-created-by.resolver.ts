import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { User } from '../identity/users/user.type.ts';
import { LedgerEntry } from './ledger/ledger-entry.type.ts';

@Resolver(() => LedgerEntry)
export class LedgerEntryCreatedByResolver {
  @One(() => User, {
    nullable: true,
    description: 'Who caused it; null where nobody did by hand, or you may not see the user.',
  })
  createdBy: User | null;
}
