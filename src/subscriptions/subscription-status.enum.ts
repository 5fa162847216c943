import { registerEnumType } from 'type-graphql';
import { SubscriptionStatus } from '../generated/prisma/enums.ts';

export { SubscriptionStatus };

registerEnumType(SubscriptionStatus, {
  name: 'SubscriptionStatus',
  description: 'The life of a subscription. A pause is an interval of days, not a status.',
  valuesConfig: {
    DRAFT: { description: 'Being set up: delivers nothing.' },
    ACTIVE: { description: 'Delivers as planned, from its start date until the day before its stop date.' },
    STOPPED: { description: 'Ends, or has ended, with the day before its stop date.' },
  },
});
