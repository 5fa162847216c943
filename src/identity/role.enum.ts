import { registerEnumType } from 'type-graphql';
import { Role } from '../access/role.ts';

export { Role };

registerEnumType(Role, {
  name: 'Role',
  description: 'What a user is here for. A user has exactly one role; it decides which rows and verbs the user gets.',
  valuesConfig: {
    ADMIN: { description: 'Runs the business: sees and may do everything.' },
    BILLING_ANALYST: { description: 'Bills, payments and reports of every customer.' },
    SUPPORT: { description: 'Looks up any customer, from profile to bill.' },
    MARKETING: { description: 'Wins and looks after customers: everything but bills and payments.' },
    DELIVERY_AGENT: {
      description: 'Delivers: sees the customers assigned to the agent and the orders that the agent delivers.',
    },
    SUPPLIER: { description: 'May log in, and sees nothing but its own user.' },
    CUSTOMER: { description: 'A customer’s own login: that customer and everything below it.' },
  },
});
