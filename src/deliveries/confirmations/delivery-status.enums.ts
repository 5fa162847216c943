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
  description: 'What a confirmation says. It always agrees with the delivered quantities of its items.',
  valuesConfig: {
    DELIVERED: { description: 'Every item in full.' },
    PARTIALLY_DELIVERED: { description: 'Something, but not everything.' },
    NOT_DELIVERED: { description: 'Nothing; the reason says why.' },
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
    SHARE_LINK: { description: 'Through a share link, by someone without a login: unverified until a user checks it.' },
    ADMIN: { description: 'By an administrator.' },
    IMPORT: { description: 'Taken over from the previous system.' },
  },
});

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
