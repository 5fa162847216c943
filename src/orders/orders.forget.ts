import type { Forgetting } from '../compiler/forgetting.ts';
import { sql } from '../compiler/sql.ts';

/** What was ordered for which day stays; where it went and what was said about it is removed. */
export const forgetOrders: Forgetting = {
  unsettled: [
    ({ customerId }) => sql`
      CASE WHEN EXISTS (SELECT 1 FROM orders WHERE customer_id = ${customerId} AND status IN ('PENDING', 'OUT_FOR_DELIVERY'))
      THEN 'There are orders to be delivered: deliver or cancel them first.' END`,
  ],
  empties: [
    {
      table: 'orders',
      rows: ({ customerId }) => sql`customer_id = ${customerId}`,
      clear: [
        // The link is removed too, since an order that names an address must have a first line (check).
        ...['address_id', 'address_line1', 'address_line2', 'address_landmark', 'address_city', 'address_state'],
        ...['address_pincode', 'address_instructions', 'address_map_url', 'address_latitude', 'address_longitude'],
        ...['note', 'cancel_note'],
      ],
      lockedBy: 'id',
    },
  ],
};
