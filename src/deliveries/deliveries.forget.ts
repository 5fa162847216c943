import type { Forgetting } from '../compiler/forgetting.ts';
import { sql } from '../compiler/sql.ts';

/** What was delivered when and by whom stays; where it happened and what was said about it is removed. */
export const forgetDeliveries: Forgetting = {
  unsettled: [
    ({ customerId }) => sql`
      CASE WHEN EXISTS (SELECT 1 FROM delivery_statuses WHERE customer_id = ${customerId} AND awaits_bill(billing))
      THEN 'There are deliveries that are not billed: bill them first.' END`,
  ],
  empties: [
    {
      table: 'delivery_statuses',
      rows: ({ customerId }) => sql`customer_id = ${customerId}`,
      clear: ['note', 'latitude', 'longitude'],
      set: { correction_reason: sql`CASE WHEN correction_reason IS NOT NULL THEN removed_text() END` },
      lockedBy: 'id',
    },
  ],
  keeps: {
    'delivery_statuses.ip': 'From the confirming device, which is never the customer’s; proves who confirmed.',
    'delivery_statuses.user_agent': 'From the confirming device, which is never the customer’s; proves who confirmed.',
    'share_links.name': 'Names a round, not a customer.',
    'share_links.token_hash': 'A digest of a random token, which identifies no customer.',
  },
};
