import { registerEnumType } from 'type-graphql';
import { SubscriptionMode, SubscriptionShift, SubscriptionStatus } from '../generated/prisma/enums.ts';

export { SubscriptionMode, SubscriptionShift, SubscriptionStatus };

registerEnumType(SubscriptionStatus, {
  name: 'SubscriptionStatus',
  description: 'The life of a subscription. A pause is an interval of days, not a status.',
  valuesConfig: {
    DRAFT: { description: 'Being set up: delivers nothing.' },
    ACTIVE: { description: 'Delivers as planned, from its start date until the day before its stop date.' },
    STOPPED: { description: 'Ends, or has ended, on the day before its stop date.' },
  },
});

registerEnumType(SubscriptionMode, {
  name: 'SubscriptionMode',
  description:
    'The days on which a subscription delivers. In every mode, a quantity set for a single day replaces the plan of that day, and a pause takes precedence over both.',
  valuesConfig: {
    FIXED_DAILY: { description: 'The same quantity every day.' },
    WEEKLY: { description: 'The quantity on the listed weekdays.' },
    EVERY_N_DAYS: { description: 'The quantity on every n-th day, counted from the anchor date.' },
    DAY_BY_DAY: { description: 'Only on days for which a quantity has been set.' },
    ONE_TIME_RANGE: { description: 'The quantity every day from the start date until the day before the stop date.' },
  },
});

registerEnumType(SubscriptionShift, {
  name: 'SubscriptionShift',
  description: 'The shift of the day in which a subscription delivers.',
  valuesConfig: {
    MORNING: { description: 'In the morning.' },
    EVENING: { description: 'In the evening.' },
    BOTH: { description: 'In both shifts, the full quantity each time: two orders a day.' },
  },
});
