import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt } from './support/attempt.ts';
import { type Households, ID, idOf, openHouseholds } from './support/household.ts';

const LOGIN = idOf(4);
const OTHER_LOGIN = idOf(5);

const user = (id: string, customer: string | null, role = 'CUSTOMER') =>
  `INSERT INTO users (id, email, name, role, customer_id) VALUES ('${id}', 'u${id.slice(-2)}@mail.example', 'U', '${role}', ${customer ? `'${customer}'` : 'NULL'})`;
const names = (customer: string, login: string | null) =>
  `UPDATE customers SET user_id = ${login ? `'${login}'` : 'NULL'} WHERE id = '${customer}'`;
const pair = `${user(LOGIN, ID.customer)}; ${names(ID.customer, LOGIN)}`;

let households: Households;
let pool: pg.Pool;

beforeAll(async () => {
  households = await openHouseholds();
  pool = households.pool;
});

afterAll(() => households.close());

describe('a login and its customer name each other', () => {
  it.each([
    ['in one transaction', pair],
    ['in the other order', `${names(ID.customer, LOGIN)}; ${user(LOGIN, ID.customer)}`],
    [
      'and part again, when both forget the other',
      `${pair}; UPDATE users SET role = 'MARKETING', customer_id = NULL WHERE id = '${LOGIN}'; ${names(ID.customer, null)}`,
    ],
  ])('%s', async (_, sql) => {
    expect(await attempt(pool, sql)).toBeUndefined();
  });

  const [usersKey, customersKey] = ['users_customer_id_id_fkey', 'customers_user_id_id_fkey'];
  it.each([
    ['a user names a customer that does not name it', user(LOGIN, ID.customer), usersKey],
    [
      'a customer names a user that does not name it',
      `${user(LOGIN, null, 'SUPPORT')}; ${names(ID.customer, LOGIN)}`,
      customersKey,
    ],
    [
      'the user names another one',
      `${pair}; SET CONSTRAINTS ALL IMMEDIATE; UPDATE users SET customer_id = '${ID.otherCustomer}' WHERE id = '${LOGIN}'`,
      /_fkey$/,
    ],
    [
      'the customer names another one',
      `${pair}; ${user(OTHER_LOGIN, null, 'SUPPORT')}; SET CONSTRAINTS ALL IMMEDIATE; ${names(ID.customer, OTHER_LOGIN)}`,
      /_fkey$/,
    ],
    ['the customer forgets', `${pair}; SET CONSTRAINTS ALL IMMEDIATE; ${names(ID.customer, null)}`, usersKey],
    ['two users name one customer', `${pair}; ${user(OTHER_LOGIN, ID.customer)}`, 'users_customer_id_key'],
    ['two customers name one user', `${pair}; ${names(ID.otherCustomer, LOGIN)}`, 'customers_user_id_key'],
    ['a customer user without a customer', user(LOGIN, null), 'users_customer_check'],
    ['a customer for staff', user(LOGIN, ID.customer, 'ADMIN'), 'users_customer_check'],
    [
      'a user that is named is deleted',
      `${pair}; SET CONSTRAINTS ALL IMMEDIATE; DELETE FROM users WHERE id = '${LOGIN}'`,
      customersKey,
    ],
    [
      'an order of a user id',
      `${pair}; INSERT INTO orders (customer_id, source, delivery_date, shift) VALUES ('${LOGIN}', 'ONE_TIME', '2026-03-04', 'EVENING')`,
      'orders_customer_id_fkey',
    ],
  ])('not when %s', async (_, sql, refusal) => {
    expect(await attempt(pool, sql)).toMatch(refusal);
  });
});

it('e-mail addresses are one person’s whatever the case, as they can be stored in one case alone', async () => {
  const other = (email: string) => `INSERT INTO users (email, name, role) VALUES ('${email}', 'U', 'SUPPORT')`;
  expect(await attempt(pool, other('admin@earlybird.example'))).toBe('users_email_key');
  expect(await attempt(pool, other('Admin@earlybird.example'))).toBe('users_email_check');
});

it('hashes and tokens are in tables that no type of the graph reads, and nowhere else', async () => {
  const { rows } = await pool.query<{ place: string }>(
    `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name ~ 'hash|password|secret|token' ORDER BY 1`,
  );
  expect(rows.map(({ place }) => place)).toEqual([
    'activation_tokens.token_hash',
    'credentials.password_hash',
    'idempotency_keys.input_hash',
    'refresh_tokens.token_hash',
    'share_links.token_hash',
    'users.must_change_password',
  ]);
});
