import { registerEnumType } from 'type-graphql';
import { LedgerEntryKind } from '../../generated/prisma/enums.ts';

export { LedgerEntryKind };

registerEnumType(LedgerEntryKind, {
  name: 'LedgerEntryKind',
  description: 'Why a customer’s account changed.',
  valuesConfig: {
    OPENING: { description: 'The balance from the import. Positive: the customer owed; negative: an advance.' },
    INVOICE: { description: 'An invoice was finalised. Positive.' },
    PAYMENT: { description: 'A payment was received. Negative.' },
    PAYMENT_REVERSAL: { description: 'A payment was reversed. Positive.' },
    CREDIT_NOTE: { description: 'A credit note was issued. Negative.' },
    WRITE_OFF: { description: 'A debt that will not be paid was written off. Negative.' },
    VOID: { description: 'A finalised invoice was voided. Negative.' },
    REFUND: { description: 'An advance was refunded. Positive.' },
  },
});
