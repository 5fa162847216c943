import type { Forgetting } from '../compiler/forgetting.ts';
import { sql } from '../compiler/sql.ts';

/** The customer stays, without a name, since it owns bills and orders; nothing is delivered to its addresses again. */
export const forgetCustomers: Forgetting = {
  empties: [
    {
      table: 'customers',
      rows: ({ customerId }) => sql`id = ${customerId}`,
      clear: ['phone', 'notes', 'status_reason', 'agent_id', 'route_position'],
      set: { name: sql`removed_text()`, anonymized_at: sql`business_now()`, updated_at: sql`system_now()` },
    },
    {
      table: 'addresses',
      rows: ({ customerId }) => sql`customer_id = ${customerId}`,
      clear: [
        ...['label', 'line2', 'landmark', 'city', 'state', 'pincode', 'instructions', 'map_url'],
        ...['latitude', 'longitude'],
      ],
      set: {
        line1: sql`removed_text()`,
        is_default: sql`false`,
        archived_at: sql`coalesce(archived_at, business_now())`,
      },
    },
  ],
};
