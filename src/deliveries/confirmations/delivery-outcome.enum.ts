import { registerEnumType } from 'type-graphql';
import { DeliveryOutcome } from '../../generated/prisma/enums.ts';

export { DeliveryOutcome };

registerEnumType(DeliveryOutcome, {
  name: 'DeliveryOutcome',
  description: 'What a confirmation says. It always agrees with the delivered quantities of its items.',
  valuesConfig: {
    DELIVERED: { description: 'Every item in full.' },
    PARTIALLY_DELIVERED: { description: 'Something, but not everything.' },
    NOT_DELIVERED: { description: 'Nothing; the reason says why.' },
  },
});
