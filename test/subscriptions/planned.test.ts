import * as fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plannedInShift, plannedQuantity } from '../oracle/planned-quantity.ts';
import { column, type Row } from '../oracle/value.ts';
import { World } from '../oracle/world.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

// What a plan wants is used in four ways: by the calendar, by `plannedQuantity`, by the trigger of orders and by runs over a
// span. All of them are compared with a reading in JavaScript, over a month of random plans.

const MONTH = '2026-02';
const DAYS = Array.from({ length: 28 }, (_, n) => `${MONTH}-${String(n + 1).padStart(2, '0')}`);
const SHIFTS = ['MORNING', 'EVENING'] as const;

let database: TestDatabase;
let pool: pg.Pool;
let graph: TestGraph;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  await pool.query(`
    INSERT INTO users (email, name, role, status) VALUES ('admin@earlybird.example', 'Meera', 'ADMIN', 'ACTIVE');
    INSERT INTO products (name, unit) VALUES ('Cow milk', 'LITRE')`);
  graph = await openTestGraph({ create: async () => ({ url: database.url, drop: async () => {} }) });
});
afterAll(async () => {
  await graph?.close();
  await pool?.end();
  await database?.drop();
});

/** Days since the 15th of January: the month begins at 17 and ends at 44. */
const dayAt = (offset: number) => new Date(Date.UTC(2026, 0, 15 + offset)).toISOString().slice(0, 10);

const quantity = fc.integer({ min: 1, max: 9_999 }).map((thousandths) => (thousandths / 1_000).toFixed(3));
const offset = fc.integer({ min: 0, max: 48 });

const term = fc.record({
  from: offset,
  mode: fc.constantFrom('FIXED_DAILY', 'ONE_TIME_RANGE', 'WEEKLY', 'EVERY_N_DAYS', 'DAY_BY_DAY'),
  shift: fc.constantFrom('MORNING', 'EVENING', 'BOTH'),
  quantity,
  weekdays: fc.uniqueArray(
    fc.constantFrom('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'),
    { minLength: 1 },
  ),
  everyNDays: fc.integer({ min: 1, max: 5 }),
  /** Counted from a day before the term or within it. */
  anchor: offset,
});

const plan = fc.record({
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'STOPPED', 'DRAFT'),
  start: fc.integer({ min: 0, max: 30 }),
  lasts: fc.option(fc.integer({ min: 0, max: 40 })),
  first: term,
  later: fc.uniqueArray(term, { selector: ({ from }) => from, maxLength: 2 }),
  /** The ends of pauses, in order; the last one may have none. */
  pauses: fc.uniqueArray(offset, { maxLength: 4 }),
  days: fc.uniqueArray(
    fc.record({ on: offset, shift: fc.constantFrom(...SHIFTS), quantity: fc.oneof(quantity, fc.constant('0.000')) }),
    { selector: ({ on, shift }) => `${on} ${shift}`, maxLength: 8 },
  ),
});

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

async function write(plans: readonly Plan[]): Promise<string> {
  const client = await pool.connect();
  const value = async (text: string, values: unknown[]) => {
    const { rows } = await client.query({ text, values, rowMode: 'array' });
    return rows[0]?.[0] as string;
  };
  try {
    await client.query('BEGIN');
    const customerId = await value(
      `INSERT INTO customers (name, status) VALUES ('Asha Rao', 'ACTIVE') RETURNING id`,
      [],
    );
    for (const { status, start, lasts, first, later, pauses, days } of plans) {
      const stop = lasts ?? (status === 'STOPPED' ? 20 : null);
      const id = await value(
        `INSERT INTO subscriptions (customer_id, product_id, status, start_date, stop_date)
         SELECT $1, id, $2, $3, $4 FROM products RETURNING id`,
        [customerId, status, dayAt(start), stop === null ? null : dayAt(start + stop)],
      );
      const terms = [{ ...first, from: start }, ...later.filter(({ from }) => from > start)];
      for (const { from, mode, shift, quantity: units, weekdays, everyNDays, anchor } of terms) {
        await client.query(
          `INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, shift, quantity, weekdays, every_n_days, anchor_date)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [
            ...[customerId, id, dayAt(from), mode, shift, mode === 'DAY_BY_DAY' ? '0' : units],
            ...[mode === 'WEEKLY' ? weekdays : [], mode === 'EVERY_N_DAYS' ? everyNDays : null],
            mode === 'EVERY_N_DAYS' ? dayAt(anchor) : null,
          ],
        );
      }
      const ends = [...pauses].sort((a, b) => a - b);
      for (let at = 0; at < ends.length; at += 2) {
        await client.query(
          'INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date) VALUES ($1, $2, $3, $4)',
          [customerId, id, dayAt(ends[at] as number), at + 1 < ends.length ? dayAt(ends[at + 1] as number) : null],
        );
      }
      for (const { on, shift, quantity: units } of days) {
        await client.query(
          'INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) VALUES ($1, $2, $3, $4, $5)',
          [customerId, id, dayAt(on), shift, units],
        );
      }
    }
    await client.query('COMMIT');
    return customerId;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** One row for each subscription, day and shift on which anything is wanted, as texts. */
type Wanted = readonly string[];

function readByHand(subscriptions: readonly Row[], world: World): Wanted {
  const wanted: string[] = [];
  for (const row of subscriptions) {
    for (const day of DAYS) {
      for (const shift of SHIFTS) {
        const units = String(plannedInShift(row, world, day, shift));
        if (units !== '0.000') wanted.push([column(row, 'id'), day, shift, units].join(' '));
      }
    }
  }
  return wanted.sort();
}

async function readSpan(customerId: string): Promise<Wanted> {
  const { rows } = await pool.query(
    `SELECT concat_ws(' ', subscription_id, date, shift, quantity) AS wanted FROM planned_deliveries($2::date, $2::date + 28) WHERE customer_id = $1`,
    [customerId, DAYS[0]],
  );
  return rows.map(({ wanted }) => wanted).sort();
}

async function readCalendar(customerId: string): Promise<Wanted> {
  const { data } = await graph.ask(
    `query ($id: ID!) { customer(id: $id) { calendar(month: "${MONTH}") { date planned { shift quantity subscription { id } } } } }`,
    { id: customerId },
  );
  return data.customer.calendar
    .flatMap(
      ({
        date,
        planned,
      }: {
        date: string;
        planned: { shift: string; quantity: string; subscription: Row & { id: string } }[];
      }) => planned.map(({ shift, quantity: units, subscription }) => [subscription.id, date, shift, units].join(' ')),
    )
    .sort();
}

async function readTrigger(customerId: string): Promise<Wanted> {
  const { rows } = await pool.query(
    `SELECT concat_ws(' ', plan.id, day::date, run) AS wanted
     FROM subscriptions AS plan
     CROSS JOIN generate_series($2::date, $2::date + 27, interval '1 day') AS day
     CROSS JOIN unnest(enum_range(NULL::shift)) AS run
     WHERE plan.customer_id = $1 AND plan_delivers(plan.customer_id, plan.id, day::date, run)`,
    [customerId, DAYS[0]],
  );
  return rows.map(({ wanted }) => wanted).sort();
}

async function readQuantities(customerId: string): Promise<Record<string, Record<string, string>>> {
  const days = DAYS.map((day, at) => `d${at}: plannedQuantity(date: "${day}")`).join(' ');
  const { data, errors } = await graph.ask(
    `query ($id: ID!) { subscriptions(first: 10, filter: { customer: { id: { eq: $id } } }) { nodes { id ${days} } } }`,
    { id: customerId },
  );
  expect(errors).toBeUndefined();
  return Object.fromEntries(
    data.subscriptions.nodes.map(({ id, ...quantities }: { id: string } & Record<string, string>) => [id, quantities]),
  );
}

const seen = { wanted: 0, nothing: 0 };

it('calendar, plannedQuantity, the trigger of orders and a span say what a reading of the rows says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 4 }), async (plans) => {
      const customerId = await write(plans);
      const world = await World.load(pool);
      const subscriptions = world.matching('subscriptions', { customerId });
      const wanted = readByHand(subscriptions, world);
      seen.wanted += wanted.length;
      seen.nothing += subscriptions.length * DAYS.length * SHIFTS.length - wanted.length;

      expect(await readSpan(customerId)).toEqual(wanted);
      expect(await readCalendar(customerId)).toEqual(wanted);
      expect(await readTrigger(customerId)).toEqual(wanted.map((text) => text.replace(/ [^ ]+$/, '')));
      expect(await readQuantities(customerId)).toEqual(
        Object.fromEntries(
          subscriptions.map((row) => [
            column(row, 'id'),
            Object.fromEntries(DAYS.map((day, at) => [`d${at}`, String(plannedQuantity(row, world, day))])),
          ]),
        ),
      );
    }),
    { numRuns: 25 },
  );
  expect(seen.wanted).toBeGreaterThan(100);
  expect(seen.nothing).toBeGreaterThan(100);
});
