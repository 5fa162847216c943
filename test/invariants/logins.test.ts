import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../support/refusal.ts';
import { createSampleDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createSampleDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const refused = (sql: string) => refusalOf(pool.query(sql));

describe('5: a user and its customer name each other, one to one', () => {
  it.each([
    [
      'a login of role CUSTOMER without a customer',
      `UPDATE users SET customer_id = NULL WHERE email = 'customer@earlybird.example'`,
      'users_customer_check',
    ],
    [
      'staff with a customer',
      `UPDATE users SET role = 'SUPPORT' WHERE email = 'customer@earlybird.example'`,
      'users_customer_check',
    ],
    [
      'a customer whose login is another customer’s',
      `UPDATE customers SET user_id = (SELECT user_id FROM customers c WHERE c.id <> customers.id ORDER BY id LIMIT 1) WHERE id = (SELECT max(id::text)::uuid FROM customers)`,
      'customers_user_id_key',
    ],
    [
      'a customer that lets go of its login',
      `UPDATE customers SET user_id = NULL WHERE id = (SELECT min(id::text)::uuid FROM customers)`,
      'users_customer_id_id_fkey',
    ],
    [
      'a new customer that names staff',
      `INSERT INTO customers (name, user_id) SELECT 'Thief', id FROM users WHERE role = 'ADMIN' LIMIT 1`,
      'customers_user_id_id_fkey',
    ],
    [
      'a second login of a customer',
      `INSERT INTO users (email, name, role, customer_id) SELECT 'second@x.example', 'Second', 'CUSTOMER', id FROM customers LIMIT 1`,
      'users_customer_id_key',
    ],
    [
      'a login of a customer that does not name it',
      `WITH made AS (INSERT INTO customers (name) VALUES ('Alone') RETURNING id) INSERT INTO users (email, name, role, customer_id) SELECT 'alone@x.example', 'Alone', 'CUSTOMER', id FROM made`,
      'users_customer_id_id_fkey',
    ],
  ])('refuses %s', async (_, sql, constraint) => {
    expect(await refused(sql)).toBe(constraint);
  });
});

describe('who is on a round, and who runs the business', () => {
  it.each([
    [
      'a customer on the round of somebody who is no agent',
      `UPDATE customers SET agent_id = (SELECT id FROM users WHERE role = 'ADMIN' LIMIT 1) WHERE id = (SELECT min(id::text)::uuid FROM customers)`,
      'customers_agent_is_agent',
    ],
    [
      'a new customer on the round of a customer’s login',
      `INSERT INTO customers (name, agent_id) SELECT 'New', id FROM users WHERE email = 'customer@earlybird.example'`,
      'customers_agent_is_agent',
    ],
    [
      'an agent who becomes something else with customers on the round',
      `UPDATE users SET role = 'SUPPORT' WHERE id = (SELECT agent_id FROM customers WHERE agent_id IS NOT NULL LIMIT 1)`,
      'users_agent_with_customers',
    ],
    [
      'the last administrator disabled',
      `UPDATE users SET status = 'DISABLED' WHERE role = 'ADMIN'`,
      'users_last_admin',
    ],
    [
      'the last administrator made something else',
      `UPDATE users SET role = 'SUPPORT' WHERE role = 'ADMIN'`,
      'users_last_admin',
    ],
  ])('refuses %s', async (_, sql, constraint) => {
    expect(await refused(sql)).toBe(constraint);
  });
});

describe('35: e-mail, phone and password of a login', () => {
  const insert = (email: string, phone = 'NULL') =>
    `INSERT INTO users (email, phone, name, role) VALUES (${email}, ${phone}, 'X', 'SUPPORT')`;
  it.each([
    ['an email in capitals', insert(`'Asha@x.example'`), 'users_email_check'],
    ['an email that is none', insert(`'asha'`), 'users_email_check'],
    ['an email of somebody else', insert(`'admin@earlybird.example'`), 'users_email_key'],
    ['a phone of ten digits', insert(`'a@x.example'`, `'9876543210'`), 'users_phone_check'],
    ['a phone with spaces', insert(`'a@x.example'`, `'+91 98765 43210'`), 'users_phone_check'],
    [
      'a password in clear',
      `INSERT INTO credentials (user_id, password_hash) SELECT id, 'earlybird2025' FROM users WHERE status = 'INVITED' LIMIT 1`,
      'credentials_password_hash_check',
    ],
    [
      'an unsalted digest',
      `INSERT INTO credentials (user_id, password_hash) SELECT id, encode(sha256('customer123'), 'hex') FROM users WHERE status = 'INVITED' LIMIT 1`,
      'credentials_password_hash_check',
    ],
  ])('refuses %s', async (_, sql, constraint) => {
    expect(await refused(sql)).toBe(constraint);
  });
});

it('36: no GraphQL field is named after a secret column', () => {
  const schema = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(schema).not.toMatch(/passwordHash|tokenHash|inputHash/);
});
