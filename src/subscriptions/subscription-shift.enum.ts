import { registerEnumType } from 'type-graphql';
import { SubscriptionShift } from '../generated/prisma/enums.ts';

export { SubscriptionShift };

registerEnumType(SubscriptionShift, {
  name: 'SubscriptionShift',
  description: 'In which shift of a day a subscription delivers.',
  valuesConfig: {
    MORNING: { description: 'In the morning.' },
    EVENING: { description: 'In the evening.' },
    BOTH: { description: 'In both, each time the full quantity: two orders a day.' },
  },
});
