import { registerEnumType } from 'type-graphql';
import { NotDeliveredReason } from '../../generated/prisma/enums.ts';

export { NotDeliveredReason };

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
