import { registerEnumType } from 'type-graphql';
import { OrderSource } from '../generated/prisma/enums.ts';

export { OrderSource };

registerEnumType(OrderSource, {
  name: 'OrderSource',
  description: 'Where an order comes from.',
  valuesConfig: {
    SUBSCRIPTION: { description: 'Made from the plan of a subscription; it names that subscription.' },
    ONE_TIME: { description: 'Placed by hand for one day; it has no subscription.' },
  },
});
