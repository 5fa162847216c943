import { registerEnumType } from 'type-graphql';
import { CustomerStatus } from '../generated/prisma/enums.ts';

export { CustomerStatus };

registerEnumType(CustomerStatus, {
  name: 'CustomerStatus',
  description: 'Where a customer stands. PAUSED and STOPPED customers get no subscription orders.',
  valuesConfig: {
    TRIAL: { description: 'Trying the service: gets deliveries and pays for them.' },
    ACTIVE: { description: 'A regular customer.' },
    PAUSED: { description: 'Gets nothing for now.' },
    STOPPED: { description: 'Has left. What is owed stays owed.' },
  },
});
