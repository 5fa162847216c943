import { registerEnumType } from 'type-graphql';
import { InvoiceKind } from '../../generated/prisma/enums.ts';

export { InvoiceKind };

registerEnumType(InvoiceKind, {
  name: 'InvoiceKind',
  description: 'What an invoice is for. A customer has at most one of a kind and period that is not VOID.',
  valuesConfig: {
    PERIODIC: { description: 'Everything delivered up to the end of its period that no earlier bill has.' },
    OPENING: { description: 'What the customer owed when it was imported. It has neither lines nor number.' },
    RECOVERY: { description: 'Imported one-time orders that were delivered and billed by nobody.' },
  },
});
