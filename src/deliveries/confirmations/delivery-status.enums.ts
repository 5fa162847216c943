import { registerEnumType } from 'type-graphql';
import {
  ConfirmationMethod,
  DeliveryBilling,
  DeliveryOutcome,
  NotDeliveredReason,
} from '../../generated/prisma/enums.ts';

export { ConfirmationMethod, DeliveryBilling, DeliveryOutcome, NotDeliveredReason };

registerEnumType(DeliveryOutcome, {
  name: 'DeliveryOutcome',
  description: 'The outcome of a confirmation. It always matches the delivered quantities of its items.',
  valuesConfig: {
    DELIVERED: { description: 'Every item was delivered in full.' },
    PARTIALLY_DELIVERED: { description: 'Something was delivered, but not everything.' },
    NOT_DELIVERED: { description: 'Nothing was delivered; the reason says why.' },
  },
});

registerEnumType(NotDeliveredReason, {
  name: 'NotDeliveredReason',
  description: 'Why nothing was delivered.',
  valuesConfig: {
    CUSTOMER_ABSENT: { description: 'Nobody was there to take it.' },
    ADDRESS_NOT_FOUND: { description: 'The address could not be found.' },
    REFUSED: { description: 'The customer did not want it.' },
    OUT_OF_STOCK: { description: 'There was nothing to deliver.' },
    DAMAGED: { description: 'The goods were damaged.' },
    OTHER: { description: 'Something else; see the note.' },
  },
});

registerEnumType(ConfirmationMethod, {
  name: 'ConfirmationMethod',
  description: 'How a delivery was confirmed.',
  valuesConfig: {
    AGENT: { description: 'By the order’s agent.' },
    SHARE_LINK: {
      description: 'Through a share link, by someone without a login: unverified until a user verifies it.',
    },
    ADMIN: { description: 'By an administrator.' },
    IMPORT: { description: 'Imported from the previous system.' },
  },
});

registerEnumType(DeliveryBilling, {
  name: 'DeliveryBilling',
  description: 'The billing state of a confirmation.',
  valuesConfig: {
    NONE: { description: 'Nothing to bill: nothing was delivered, or the confirmation was superseded.' },
    BILLABLE: { description: 'Delivered and not yet billed: the next invoice run bills it.' },
    BILLED: { description: 'On a line of a DRAFT or FINALIZED invoice.' },
    HISTORY: { description: 'Settled in the previous system, before the import’s cut-over.' },
    RECOVERABLE: {
      description: 'Delivered before the cut-over and never billed: billed only on explicit request.',
    },
  },
});
