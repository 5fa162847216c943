import type { Forgetting, Person } from '../compiler/forgetting.ts';
import { sql } from '../compiler/sql.ts';

const ofUser = ({ userId }: Person) => sql`user_id = ${userId}`;

/** The login stays as a row, since orders and audit events name it, but can no longer be used. */
export const forgetIdentity: Forgetting = {
  empties: [
    {
      table: 'users',
      rows: ({ userId }) => sql`id = ${userId}`,
      clear: ['phone'],
      set: {
        email: sql`'removed-' || id || '@earlybird.invalid'`,
        name: sql`removed_text()`,
        status: sql`'DISABLED'`,
        updated_at: sql`system_now()`,
      },
    },
    { table: 'credentials', rows: ofUser, remove: true },
    { table: 'activation_tokens', rows: ofUser, remove: true },
    { table: 'refresh_tokens', rows: ofUser, remove: true },
  ],
};
