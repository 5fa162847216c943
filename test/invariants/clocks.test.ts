import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Households, ID, openHouseholds } from './support/household.ts';

let households: Households;
let pool: pg.Pool;
beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});
afterAll(() => households.close());

/** The clocks that may be read for a moment that is stored; uuid_v7 reads one to count milliseconds. */
const CLOCKS = ['business_now', 'business_clock', 'system_now', 'uuid_v7'];
const ROWS = 1_000;

describe('A moment', () => {
  it('is stored to the millisecond, wherever one is stored', async () => {
    const { rows } = await pool.query(
      `SELECT attrelid::regclass || '.' || attname AS column, format_type(atttypid, atttypmod) AS type
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE '\\_prisma%' AND attnum > 0
         AND format_type(atttypid, NULL) ~ '^time' AND format_type(atttypid, atttypmod) <> 'timestamp(3) with time zone'`,
    );
    expect(rows, 'make it TIMESTAMPTZ(3)').toEqual([]);
  });

  it('that a column takes by itself comes from a clock that cuts off', async () => {
    const defaults = await clockDefaults();
    expect(defaults.filter(({ clock }) => !/^(business|system)_now\(\)$/.test(clock))).toEqual([]);
    expect(defaults.length).toBeGreaterThan(25);
  });

  it('that a function reads comes from one of the clocks that cut off', async () => {
    const { rows } = await pool.query<{ name: string; source: string }>(
      `SELECT proname AS name, prosrc AS source FROM pg_proc
       WHERE pronamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')`,
    );
    const reading = rows.filter(({ source }) =>
      /(?<!\w)now\(\)|(clock|statement|transaction)_timestamp|current_timestamp|localtimestamp/i.test(source),
    );
    expect(reading.map(({ name }) => name).sort()).toEqual([...CLOCKS].sort());
  });

  it('is what the clock said or up to a millisecond earlier: 1,000 times by every default, each in its own transaction', async () => {
    const clocks = [...new Set((await clockDefaults()).map(({ clock }) => clock))];
    for (const clock of [...clocks, 'business_clock()']) {
      await byTheRealClock(async (client) => {
        await client.query(
          `CREATE TEMP TABLE moments (stored timestamptz(3) DEFAULT ${clock}, clock timestamptz DEFAULT clock_timestamp(), began timestamptz DEFAULT now())`,
        );
        await client.query(inTransactions('INSERT INTO moments DEFAULT VALUES'));
        const { rows } = await client.query(
          `SELECT count(*)::integer AS rows, count(DISTINCT stored) > 1 AS moving,
                count(*) FILTER (WHERE stored > clock)::integer AS ahead,
                count(*) FILTER (WHERE stored <= began - interval '1 millisecond')::integer AS late FROM moments`,
        );
        expect(rows, clock).toEqual([{ rows: ROWS, moving: true, ahead: 0, late: 0 }]);
      });
    }
  });
});

/** What PostgreSQL refuses by comparing a moment with its clock, or with another moment: each statement leaves the moment to a default. */
const COMPARED: Readonly<Record<string, string>> = {
  'a confirmation is not recorded in the future': `
    INSERT INTO orders (customer_id, id, source, delivery_date, shift, agent_id)
    VALUES ('${ID.customer}', order_id, 'ONE_TIME', business_today(), 'MORNING', '${ID.agent}');
    INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount)
    VALUES ('${ID.customer}', order_id, order_id, '${ID.bread}', 1, 60, 60);
    INSERT INTO delivery_statuses (customer_id, order_id, id, status, occurred_at, method, confirmed_by_id)
    VALUES ('${ID.customer}', order_id, order_id, 'DELIVERED', business_now(), 'AGENT', '${ID.agent}');
    INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity)
    VALUES ('${ID.customer}', order_id, order_id, order_id, 1)`,
  'a payment is not booked in the future, nor before the one before it': `
    INSERT INTO payments (customer_id, id, amount, method, received_at)
    VALUES ('${ID.customer}', order_id, 1, 'UPI', business_now())`,
  'a refund is not booked in the future': `
    INSERT INTO ledger_entries (customer_id, kind, amount, payment_id)
    SELECT '${ID.customer}', 'REFUND', 1, id FROM payments WHERE allocated = 0 ORDER BY id LIMIT 1`,
  'a session ends after it began': `
    INSERT INTO refresh_tokens (user_id, family_id, token_hash, expires_at)
    VALUES ('${ID.admin}', order_id, order_id::text, system_now() + interval '1 millisecond')`,
  'an activation ends after it began': `
    INSERT INTO activation_tokens (user_id, token_hash, expires_at)
    VALUES ('${ID.admin}', order_id::text, system_now() + interval '1 millisecond')`,
  'a link ends after it began': `
    INSERT INTO share_links (name, token_hash, date, area_id, created_by_id, expires_at)
    VALUES ('Round', order_id::text, business_today(), '${ID.area}', '${ID.admin}', system_now() + interval '1 millisecond')`,
  'a key is kept for some time': `
    INSERT INTO idempotency_keys (actor_kind, actor_id, mutation, key, input_hash, response, expires_at)
    VALUES ('USER', '${ID.admin}', 'x', order_id, 'h', '{}', system_now() + interval '1 millisecond')`,
};

describe('Of 1,000 rows that leave their moment to the clock none is refused', () => {
  it.each(Object.entries(COMPARED))('%s', async (_rule, statements) => {
    await byTheRealClock(async (client) => {
      await client.query(inTransactions(statements));
    });
  });

  it('an allocation is released after it was made', async () => {
    await byTheRealClock(async (client) => {
      await client.query(`INSERT INTO billing_periods VALUES (date_trunc('month', business_today())::date)`);
      await client.query(
        `INSERT INTO invoices (customer_id, kind, period, total, subtotal) VALUES ('${ID.otherCustomer}', 'OPENING', date_trunc('month', business_today())::date, 5000, 5000)`,
      );
      await client.query(`UPDATE invoices SET status = 'FINALIZED' WHERE customer_id = '${ID.otherCustomer}'`);
      await client.query(
        inTransactions(
          `INSERT INTO payments (customer_id, id, amount, method, received_at) VALUES ('${ID.otherCustomer}', order_id, 1, 'UPI', business_now()); COMMIT;
         UPDATE payment_allocations SET released_at = business_now() WHERE payment_id = order_id`,
        ),
      );
      const { rows } = await client.query(
        'SELECT count(*)::integer AS released FROM payment_allocations WHERE released_at >= created_at',
      );
      expect(rows).toEqual([{ released: ROWS }]);
    });
  });
});

async function clockDefaults(): Promise<readonly { column: string; clock: string }[]> {
  const { rows } = await pool.query<{ column: string; clock: string }>(
    `SELECT adrelid::regclass || '.' || attname AS column, pg_get_expr(adbin, adrelid) AS clock
     FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum JOIN pg_class ON pg_class.oid = adrelid
     WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_prisma%' AND format_type(atttypid, NULL) ~ '^(time|date$)'`,
  );
  return rows;
}

/** In a session whose clock goes: a test database may have another time, and this one's clock has stopped. */
async function byTheRealClock(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`SET earlybird.now = ''`);
    await work(client);
  } finally {
    client.release(true);
  }
}

/** Each run of the statements in a transaction of its own, a little later than the last; `order_id` is new in each. */
const inTransactions = (statements: string): string => `
  DO $$
  DECLARE order_id uuid;
  BEGIN
    FOR turn IN 1..${ROWS} LOOP
      order_id := uuid_v7();
      ${statements};
      COMMIT;
    END LOOP;
  END $$`;
