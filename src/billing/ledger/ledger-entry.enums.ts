import { registerEnumType } from 'type-graphql';
import { LedgerEntryKind } from '../../generated/prisma/enums.ts';

export { LedgerEntryKind };

registerEnumType(LedgerEntryKind, {
  name: 'LedgerEntryKind',
  description: 'Why a customer’s account changed.',
  valuesConfig: {
    OPENING: { description: 'The balance brought along by the import: positive what was owed, negative an advance.' },
    INVOICE: { description: 'An invoice was finalised. Positive.' },
    PAYMENT: { description: 'A payment came in. Negative.' },
    PAYMENT_REVERSAL: { description: 'A payment was taken back. Positive.' },
    CREDIT_NOTE: { description: 'A credit note was issued. Negative.' },
    WRITE_OFF: { description: 'Something that will not be paid was given up. Negative.' },
    VOID: { description: 'A finalised invoice was withdrawn. Negative.' },
    REFUND: { description: 'An advance was paid back. Positive.' },
  },
});
