import type { Forgetting, Person } from '../compiler/forgetting.ts';
import { sql } from '../compiler/sql.ts';

const ofCustomer = ({ customerId }: Person) => sql`customer_id = ${customerId}`;

/** What was wanted on which days stays; what somebody wrote about it is removed. */
export const forgetSubscriptions: Forgetting = {
  empties: [
    { table: 'subscriptions', rows: ofCustomer, clear: ['stop_reason'], lockedBy: 'id' },
    { table: 'subscription_pauses', rows: ofCustomer, clear: ['reason'] },
    { table: 'subscription_days', rows: ofCustomer, clear: ['note'] },
  ],
};
