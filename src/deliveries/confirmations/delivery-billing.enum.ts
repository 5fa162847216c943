import { registerEnumType } from 'type-graphql';
import { DeliveryBilling } from '../../generated/prisma/enums.ts';

export { DeliveryBilling };

registerEnumType(DeliveryBilling, {
  name: 'DeliveryBilling',
  description: 'Where a confirmation stands with billing.',
  valuesConfig: {
    NONE: { description: 'Nothing to bill: nothing was delivered, or the confirmation has been superseded.' },
    BILLABLE: { description: 'Delivered and not yet on a bill: the next invoice run takes it.' },
    BILLED: { description: 'On a line of an invoice that is DRAFT or FINALIZED.' },
    HISTORY: { description: 'Settled in the previous system, before the import’s cut-over.' },
    RECOVERABLE: {
      description: 'Delivered before the cut-over and billed by nobody: billed only when someone says so.',
    },
  },
});
