import { registerEnumType } from 'type-graphql';
import { SubscriptionMode } from '../generated/prisma/enums.ts';

export { SubscriptionMode };

registerEnumType(SubscriptionMode, {
  name: 'SubscriptionMode',
  description:
    'On which days a subscription delivers. In every mode a quantity set for a single day replaces the plan of that day, and a pause beats both.',
  valuesConfig: {
    FIXED_DAILY: { description: 'The same quantity every day.' },
    WEEKLY: { description: 'The quantity on the listed weekdays.' },
    EVERY_N_DAYS: { description: 'The quantity on every n-th day, counted from the anchor date.' },
    DAY_BY_DAY: { description: 'Nothing, but on days for which a quantity has been set.' },
    ONE_TIME_RANGE: { description: 'The quantity every day from the start date until the day before the stop date.' },
  },
});
