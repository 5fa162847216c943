import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attemptAgainstChecks } from './support/attempt.ts';
import { type Households, ID, idOf, openHouseholds, TODAY } from './support/household.ts';

/** Tables whose checks, unique indexes and exclusions are tested here: the chain up to the deliveries, import and audit. */
const TABLES = [
  'users',
  'credentials',
  'refresh_tokens',
  'activation_tokens',
  'areas',
  'customers',
  'addresses',
  'business_settings',
  'products',
  'product_prices',
  'tax_rates',
  'customer_prices',
  'subscriptions',
  'subscription_terms',
  'subscription_pauses',
  'subscription_days',
  'orders',
  'order_items',
  'delivery_statuses',
  'delivery_items',
  'share_links',
  'import_runs',
  'legacy_records',
  'audit_events',
  'idempotency_keys',
];

const NEW = `'${idOf(900)}'`;
const OF_PLAN = `'${ID.customer}', '${ID.plan}'`;
const OF_ORDER = `'${ID.customer}', '${ID.order}'`;

const user = (email: string, name = 'X', phone = 'NULL', role = 'ADMIN', customer = 'NULL') =>
  `INSERT INTO users (email, name, phone, role, customer_id) VALUES ('${email}', '${name}', ${phone}, '${role}', ${customer})`;
const term = (mode: string, quantity: number, weekdays = '{}', everyNDays = 'NULL', anchor = 'NULL', price = 'NULL') =>
  `INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, weekdays, every_n_days, anchor_date, shift, unit_price)
   VALUES (${OF_PLAN}, '2026-04-01', '${mode}', ${quantity}, '${weekdays}', ${everyNDays}, ${anchor}, 'MORNING', ${price})`;
const order = (changes: Record<string, string>) => {
  const columns = {
    customer_id: `'${ID.customer}'`,
    source: `'ONE_TIME'`,
    delivery_date: `'${TODAY}'`,
    shift: `'MORNING'`,
    ...changes,
  };
  return `INSERT INTO orders (${Object.keys(columns)}) VALUES (${Object.values(columns)})`;
};
const item = (quantity: string, price: string, amount: string, tax = '0') =>
  `INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, amount, tax_rate) VALUES (${OF_ORDER}, '${ID.bread}', ${quantity}, ${price}, ${amount}, ${tax})`;
const confirmation = (changes: Record<string, string> = {}) => {
  const columns = {
    customer_id: `'${ID.customer}'`,
    order_id: `'${ID.order}'`,
    status: `'DELIVERED'`,
    occurred_at: `'${TODAY} 06:00+05:30'`,
    recorded_at: `'${TODAY} 06:00+05:30'`,
    method: `'AGENT'`,
    confirmed_by_id: `'${ID.agent}'`,
    ...changes,
  };
  return `INSERT INTO delivery_statuses (${Object.keys(columns)}) VALUES (${Object.values(columns)})`;
};
const line = (ordered: string, delivered: string) =>
  `INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity) VALUES (${OF_ORDER}, '${ID.item}', ${NEW}, ${ordered}, ${delivered})`;
const token = (table: string, columns: string, values: string, expires: string) =>
  `INSERT INTO ${table} (user_id, ${columns}token_hash, issued_at, expires_at) VALUES ('${ID.admin}', ${values}'hash', now(), ${expires})`;
const refresh = (expires: string) => token('refresh_tokens', 'family_id, ', 'uuid_v7(), ', expires);
const link = (expires: string) =>
  `INSERT INTO share_links (name, token_hash, date, area_id, created_by_id, expires_at) VALUES ('Round', 'hash', '${TODAY}', '${ID.area}', '${ID.admin}', ${expires})`;
const document = (status: string, model: string, target: string, reason: string) =>
  `INSERT INTO legacy_records (collection, mongo_id, import_run_id, status, target_model, target_id, reason, document) VALUES ('orders', 'a', uuid_v7(), '${status}', ${model}, ${target}, ${reason}, '{}')`;

/** What each constraint refuses: one statement and row for each way of breaking it. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  users_email_check: [user('Meera@x.example'), user('no at sign'), user('a b@x.example'), user('@x.example')],
  users_phone_check: [user('a@x', 'X', `'9800000001'`), user('a@x', 'X', `'+0123456789'`), user('a@x', 'X', `''`)],
  users_name_check: [user('a@x', ''), user('a@x', ' X')],
  users_customer_check: [user('a@x', 'X', 'NULL', 'CUSTOMER'), user('a@x', 'X', 'NULL', 'ADMIN', NEW)],
  users_email_key: [user('admin@earlybird.example')],
  users_customer_id_key: [`${user('a@x', 'X', 'NULL', 'CUSTOMER', NEW)}; ${user('b@x', 'X', 'NULL', 'CUSTOMER', NEW)}`],
  credentials_password_hash_check: [
    `INSERT INTO credentials (user_id, password_hash) VALUES ('${ID.admin}', 'secret')`,
    `INSERT INTO credentials (user_id, password_hash) VALUES ('${ID.admin}', repeat('a', 64))`,
  ],
  refresh_tokens_expires_at_check: [refresh('now()')],
  refresh_tokens_token_hash_key: [`${refresh(`now() + interval '1 day'`)}; ${refresh(`now() + interval '1 day'`)}`],
  activation_tokens_expires_at_check: [token('activation_tokens', '', '', 'now()')],
  activation_tokens_token_hash_key: [
    `${token('activation_tokens', '', '', `now() + interval '1 day'`)}; ${token('activation_tokens', '', '', `now() + interval '1 day'`)}`,
  ],
  areas_name_check: [`INSERT INTO areas (name) VALUES ('')`, `INSERT INTO areas (name) VALUES ('Miyapur ')`],
  areas_name_key: [`INSERT INTO areas (name) VALUES ('Miyapur')`, `INSERT INTO areas (name) VALUES ('MIYAPUR')`],
  customers_phone_check: [`UPDATE customers SET phone = '98480 22338'`, `UPDATE customers SET phone = '9876543210.0'`],
  customers_name_check: [`UPDATE customers SET name = ' '`],
  customers_route_position_check: [`UPDATE customers SET route_position = 0`],
  customers_user_id_key: [`UPDATE customers SET user_id = '${ID.agent}'`],
  addresses_line1_check: [`UPDATE addresses SET line1 = '  '`],
  addresses_pincode_check: [`UPDATE addresses SET pincode = '056003'`, `UPDATE addresses SET pincode = '56003'`],
  addresses_position_check: [
    'UPDATE addresses SET latitude = 17',
    'UPDATE addresses SET latitude = 91, longitude = 0',
    'UPDATE addresses SET latitude = 0, longitude = -181',
  ],
  addresses_one_default_key: [
    `INSERT INTO addresses (customer_id, line1, is_default) VALUES ('${ID.customer}', 'A', true), ('${ID.customer}', 'B', true)`,
  ],
  business_settings_one_row_check: [`INSERT INTO business_settings (id, name) VALUES (2, 'Second')`],
  business_settings_credit_days_check: [
    `INSERT INTO business_settings (name, credit_days) VALUES ('E', -1)`,
    `INSERT INTO business_settings (name, credit_days) VALUES ('E', 91)`,
  ],
  business_settings_region_code_check: [
    `INSERT INTO business_settings (name, region_code) VALUES ('E', '')`,
    `INSERT INTO business_settings (name, region_code) VALUES ('E', 'HYDX')`,
    `INSERT INTO business_settings (name, region_code) VALUES ('E', '1H')`,
  ],
  products_name_check: [`INSERT INTO products (name, unit) VALUES ('', 'LITRE')`],
  products_name_key: [`INSERT INTO products (name, unit) VALUES ('Cow milk', 'LITRE')`],
  product_prices_price_check: [
    `INSERT INTO product_prices (product_id, effective_from, price) VALUES ('${ID.milk}', '${TODAY}', -0.01)`,
  ],
  tax_rates_rate_check: [
    `INSERT INTO tax_rates (product_id, effective_from, rate) VALUES ('${ID.milk}', '${TODAY}', 100.01)`,
  ],
  customer_prices_price_check: [
    `INSERT INTO customer_prices (customer_id, product_id, effective_from, price) VALUES ('${ID.customer}', '${ID.milk}', '${TODAY}', -1)`,
  ],
  subscriptions_stop_date_check: [`UPDATE subscriptions SET stop_date = start_date - 1`],
  subscriptions_stopped_check: [`UPDATE subscriptions SET status = 'STOPPED'`],
  subscription_terms_quantity_check: [term('FIXED_DAILY', 0), term('FIXED_DAILY', -1), term('DAY_BY_DAY', -1)],
  subscription_terms_weekdays_check: [term('WEEKLY', 1), term('FIXED_DAILY', 1, '{MONDAY}')],
  subscription_terms_every_n_days_check: [
    term('EVERY_N_DAYS', 1),
    term('EVERY_N_DAYS', 1, '{}', '0', `'${TODAY}'`),
    term('FIXED_DAILY', 1, '{}', '2', `'${TODAY}'`),
  ],
  subscription_terms_anchor_date_check: [
    term('EVERY_N_DAYS', 1, '{}', '2'),
    term('FIXED_DAILY', 1, '{}', 'NULL', `'${TODAY}'`),
  ],
  subscription_terms_unit_price_check: [term('FIXED_DAILY', 1, '{}', 'NULL', 'NULL', '-1')],
  subscription_pauses_until_date_check: [
    `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date) VALUES (${OF_PLAN}, '2026-04-02', '2026-04-02')`,
  ],
  subscription_pauses_no_overlap: [
    `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date) VALUES (${OF_PLAN}, '2026-04-02', '2026-04-09'), (${OF_PLAN}, '2026-04-08', NULL)`,
    `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date) VALUES (${OF_PLAN}, '2026-04-02'), (${OF_PLAN}, '2027-01-01')`,
  ],
  subscription_days_quantity_check: [
    `INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) VALUES (${OF_PLAN}, '2026-04-01', 'MORNING', -1)`,
  ],
  orders_source_check: [order({ source: `'SUBSCRIPTION'` }), order({ subscription_id: `'${ID.plan}'` })],
  orders_cancelled_check: [
    order({ status: `'CANCELLED'` }),
    order({ status: `'CANCELLED'`, cancelled_at: 'now()' }),
    order({ cancelled_at: 'now()', cancel_reason: `'OTHER'` }),
  ],
  orders_address_check: [order({ address_id: `'${ID.address}'` })],
  orders_customer_id_subscription_id_delivery_date_shift_key: [
    order({ source: `'SUBSCRIPTION'`, subscription_id: `'${ID.plan}'` }),
  ],
  order_items_quantity_check: [item('0', '60', '0'), item('-1', '60', '-60')],
  order_items_unit_price_check: [item('1', '-60', '-60')],
  order_items_tax_rate_check: [item('1', '60', '60', '-1'), item('1', '60', '60', '101')],
  // 0.333 × 33.35 = 11.10555, half up 11.11.
  order_items_amount_check: [item('0.333', '33.35', '11.10')],
  delivery_statuses_reason_check: [confirmation({ status: `'NOT_DELIVERED'` }), confirmation({ reason: `'OTHER'` })],
  delivery_statuses_correction_check: [
    confirmation({ supersedes_id: NEW }),
    confirmation({ correction_reason: `'Why'` }),
    confirmation({ supersedes_id: NEW, correction_reason: `' '` }),
  ],
  delivery_statuses_supersedes_check: [confirmation({ id: NEW, supersedes_id: NEW, correction_reason: `'Why'` })],
  delivery_statuses_occurred_at_check: [confirmation({ occurred_at: `'${TODAY} 06:10:00.001+05:30'` })],
  delivery_statuses_method_check: [
    confirmation({ confirmed_by_id: 'NULL' }),
    confirmation({ share_link_id: NEW }),
    confirmation({ method: `'ADMIN'`, confirmed_by_id: 'NULL' }),
    confirmation({ method: `'IMPORT'`, share_link_id: NEW }),
    confirmation({ method: `'SHARE_LINK'`, share_link_id: NEW, confirmed_by_id: 'NULL', ip: `'::1'` }),
    confirmation({ method: `'SHARE_LINK'`, share_link_id: NEW, confirmed_by_id: 'NULL', user_agent: `'Firefox'` }),
    confirmation({ method: `'SHARE_LINK'`, share_link_id: NEW, ip: `'::1'`, user_agent: `'Firefox'` }),
  ],
  delivery_statuses_verified_check: [
    confirmation({ verified_at: 'now()' }),
    confirmation({ verified_by_id: `'${ID.admin}'` }),
  ],
  delivery_statuses_billing_check: [
    confirmation({ current: 'false', billing: `'BILLED'` }),
    confirmation({ status: `'NOT_DELIVERED'`, reason: `'OTHER'`, billing: `'BILLABLE'` }),
  ],
  delivery_statuses_position_check: [
    confirmation({ latitude: '17' }),
    confirmation({ latitude: '91', longitude: '0' }),
    confirmation({ latitude: '0', longitude: '181' }),
  ],
  delivery_statuses_one_current_key: [`${confirmation()}; ${confirmation()}`],
  delivery_statuses_customer_id_order_id_supersedes_id_key: [
    [confirmation(), confirmation()]
      .map((sql) => sql.replace('customer_id', 'current, supersedes_id, correction_reason, customer_id'))
      .map((sql) => sql.replace('VALUES (', `VALUES (false, ${NEW}, 'Why', `))
      .join('; '),
  ],
  delivery_statuses_idempotency_key: [
    `${confirmation({ idempotency_key: NEW })}; ${confirmation({ idempotency_key: NEW, order_id: 'uuid_v7()' })}`,
  ],
  delivery_items_delivered_quantity_check: [line('1', '1.001'), line('1', '-0.001')],
  delivery_items_ordered_quantity_check: [line('0', '0')],
  share_links_expires_at_check: [link('system_now()')],
  share_links_token_hash_key: [`${link(`now() + interval '1 day'`)}; ${link(`now() + interval '1 day'`)}`],
  import_runs_finished_at_check: [
    `INSERT INTO import_runs (source, cutover, status) VALUES ('dump', '${TODAY}', 'COMPLETED')`,
    `INSERT INTO import_runs (source, cutover, finished_at) VALUES ('dump', '${TODAY}', now())`,
  ],
  legacy_records_target_check: [
    document('IMPORTED', 'NULL', 'NULL', 'NULL'),
    document('IMPORTED', `'Order'`, 'NULL', 'NULL'),
    document('SKIPPED', `'Order'`, NEW, `'Empty'`),
  ],
  legacy_records_reason_check: [
    document('QUARANTINED', 'NULL', 'NULL', 'NULL'),
    document('SKIPPED', 'NULL', 'NULL', `' '`),
  ],
  audit_events_actor_check: [
    `INSERT INTO audit_events (actor_kind, action) VALUES ('USER', 'x')`,
    `INSERT INTO audit_events (actor_kind, actor_id, action) VALUES ('SYSTEM', ${NEW}, 'x')`,
  ],
  audit_events_entity_check: [
    `INSERT INTO audit_events (actor_kind, action, entity_id) VALUES ('SYSTEM', 'x', ${NEW})`,
  ],
  idempotency_keys_expires_at_check: [
    `INSERT INTO idempotency_keys (actor_kind, actor_id, mutation, key, input_hash, response, expires_at) VALUES ('USER', ${NEW}, 'x', ${NEW}, 'h', '{}', system_now())`,
  ],
};

/**
 * Not tested here: unique indexes over a row’s id alone (ids.test.ts), targets of the keys of user and customer, and what
 * numbers.test.ts tests.
 */
const NO_RULE = /^\w+_(id_key|finite_check)$/;
const OWN_RULE_DESPITE_ITS_NAME = [
  'users_customer_id_key',
  'customers_user_id_key',
  'delivery_statuses_customer_id_order_id_supersedes_id_key',
];

let households: Households;
let pool: pg.Pool;

beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});

afterAll(() => households.close());

it('tries every check, exclusion and unique index of these tables', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint WHERE contype IN ('c', 'x') AND conrelid = ANY ($1::regclass[])
     UNION ALL
     SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique AND NOT indisprimary AND indrelid = ANY ($1::regclass[])`,
    [TABLES],
  );
  const rules = rows
    .map(({ name }) => name)
    .filter((name) => !NO_RULE.test(name) || OWN_RULE_DESPITE_ITS_NAME.includes(name));
  expect(Object.keys(REFUSED).sort()).toEqual(rules.sort());
});

describe.each(Object.entries(REFUSED))('%s', (constraint, statements) => {
  it.each(statements)('refuses %s', async (sql) => {
    expect(await attemptAgainstChecks(pool, sql)).toBe(constraint);
  });
});

describe('allowed at the edge', () => {
  it.each([
    ['days of quantity 0', term('DAY_BY_DAY', 0)],
    ['half a litre at half up', item('0.333', '33.35', '11.11')],
    ['a device ten minutes ahead', confirmation({ occurred_at: `'${TODAY} 06:10+05:30'` })],
    [
      'pauses that touch',
      `INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date) VALUES (${OF_PLAN}, '2026-04-02', '2026-04-08'), (${OF_PLAN}, '2026-04-08', NULL)`,
    ],
    ['nothing delivered of something', line('1', '0')],
  ])('%s', async (_, sql) => {
    expect(await attemptAgainstChecks(pool, sql)).toBeUndefined();
  });
});
