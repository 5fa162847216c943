import { registerEnumType } from 'type-graphql';
import { CustomerStatus } from '../generated/prisma/enums.ts';

export { CustomerStatus };

registerEnumType(CustomerStatus, {
  name: 'CustomerStatus',
  description: 'The status of a customer. PAUSED and STOPPED customers get no subscription orders.',
  valuesConfig: {
    TRIAL: { description: 'Is trying the service: gets deliveries and pays for them.' },
    ACTIVE: { description: 'A regular customer.' },
    PAUSED: { description: 'Gets no deliveries for now.' },
    STOPPED: { description: 'Has left. Debts remain.' },
  },
});
