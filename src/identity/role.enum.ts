import { registerEnumType } from 'type-graphql';
import { Role } from '../access/role.ts';

export { Role };

registerEnumType(Role, {
  name: 'Role',
  description: 'The role of a user. A user has exactly one role, which decides which rows and verbs the user may use.',
  valuesConfig: {
    ADMIN: { description: 'Runs the business: sees everything and may do everything.' },
    BILLING_ANALYST: { description: 'Works with bills, payments and reports of every customer.' },
    SUPPORT: { description: 'Helps customers: looks up any customer, from profile to bill.' },
    MARKETING: { description: 'Wins and looks after customers: sees everything except bills and payments.' },
    DELIVERY_AGENT: {
      description: 'Delivers: sees the customers assigned to the agent and the orders that the agent delivers.',
    },
    SUPPLIER: { description: 'May log in, and sees only their own user.' },
    CUSTOMER: { description: 'A customer’s own login: sees that customer and everything below it.' },
  },
});
