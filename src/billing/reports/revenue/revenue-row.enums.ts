import { GraphQLEnumType } from 'graphql';

export const RevenueKey = new GraphQLEnumType({
  name: 'RevenueKey',
  description: 'What revenue can be split by.',
  values: {
    DAY: { description: 'The delivery date.' },
    MONTH: { description: 'The month of the delivery date.' },
    AREA: { description: 'The area of the order.' },
    PRODUCT: { description: 'The product.' },
    SOURCE: { description: 'Subscription or one-time order.' },
    AGENT: { description: 'The agent of the order.' },
  },
});
