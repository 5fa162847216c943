import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { hashPassword } from '../../../src/identity/passwords/password.ts';
import { makeAccount } from '../../identity/accounts.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../../support/test-graph.ts';

const [PROXY, INNER_PROXY, STRANGER, CLIENT] = ['10.0.0.5', '10.9.0.1', '203.0.113.9', '198.51.100.7'];
const PASSWORD = 'three green parrots';
/** A hundred from one address in a quarter of an hour. */
const MOST_ATTEMPTS = 100;

let behind: TestGraph;
let alone: TestGraph;
let passwordHash: string;
beforeAll(async () => {
  const settings = { TRUSTED_PROXIES: '10.0.0.0/8, fd00::1' };
  [behind, alone, passwordHash] = await Promise.all([
    openTestGraph({ create: createTestDatabase, settings }),
    openTestGraph({ create: createTestDatabase }),
    hashPassword(PASSWORD),
  ]);
});
afterAll(() => Promise.all([behind.close(), alone.close()]));
beforeEach(() => Promise.all([behind, alone].map(({ database }) => database.pool.query('DELETE FROM rate_limits'))));

/** The answer to a failed login, to a new account each time, so that only the address counts. */
async function logIn(graph: TestGraph, remoteAddress: string, forwardedFor?: string): Promise<string> {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  const query = `mutation { login(input: { email: "${randomUUID()}@x.example", password: "wrong" }) { userErrors { code } } }`;
  const { body } = await graph.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress,
    headers,
    payload: { query },
  });
  return JSON.parse(body).data.login.userErrors[0].code;
}

/** The address has used up its attempts. */
async function exhaust({ database }: TestGraph, address: string): Promise<void> {
  const digest = createHash('sha256').update(address).digest('base64url');
  await database.pool.query(
    `INSERT INTO rate_limits (key, points, expire) VALUES ($1, $2, (extract(epoch FROM now()) + 600) * 1000)`,
    [`loginFromAddress:${digest}`, MOST_ATTEMPTS],
  );
}

const REFUSED = 'TOO_MANY_ATTEMPTS';
const COUNTED = 'INVALID_CREDENTIALS';

describe('with a trusted proxy', () => {
  it('attempts count by whom it names, and by nobody else', async () => {
    await exhaust(behind, CLIENT);
    expect(await logIn(behind, PROXY, CLIENT)).toBe(REFUSED);
    expect(await logIn(behind, PROXY, '198.51.100.8')).toBe(COUNTED);
    expect(await logIn(behind, PROXY)).toBe(COUNTED);
  });

  it('what the caller wrote before it is ignored, and a chain of proxies counts as one', async () => {
    await exhaust(behind, CLIENT);
    expect(await logIn(behind, PROXY, `192.0.2.1, ${CLIENT}`)).toBe(REFUSED);
    expect(await logIn(behind, PROXY, `${CLIENT}, ${INNER_PROXY}`)).toBe(REFUSED);
    expect(await logIn(behind, PROXY, `${CLIENT}, 192.0.2.1`)).toBe(COUNTED);
    expect(await logIn(behind, 'fd00::1', CLIENT)).toBe(REFUSED);
  });

  it('a port beside the address makes no other caller of it', async () => {
    await exhaust(behind, CLIENT);
    await exhaust(behind, '2001:db8:0:1::/64');
    expect(await logIn(behind, PROXY, `${CLIENT}:50123`)).toBe(REFUSED);
    expect(await logIn(behind, PROXY, '[2001:db8:0:1::7]:50123')).toBe(REFUSED);
    expect(await logIn(behind, PROXY, '2001:db8:0:1::8')).toBe(REFUSED);
  });

  it('the record names the caller', async () => {
    const email = `${randomUUID()}@x.example`;
    const { userId } = await makeAccount(behind.database, { email, passwordHash });
    const query = `mutation { login(input: { email: "${email}", password: "${PASSWORD}" }) { userErrors { code } } }`;
    await behind.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: PROXY,
      headers: { 'x-forwarded-for': `192.0.2.1, ${CLIENT}` },
      payload: { query },
    });
    const { rows } = await behind.database.pool.query('SELECT ip FROM audit_events WHERE entity_id = $1', [userId]);
    expect(rows).toEqual([{ ip: CLIENT }]);
  });
});

describe('X-Forwarded-For of a stranger', () => {
  it('is not believed: it neither frees the stranger nor burdens another', async () => {
    await exhaust(behind, STRANGER);
    for (const name of [CLIENT, PROXY, '192.0.2.77']) expect(await logIn(behind, STRANGER, name)).toBe(REFUSED);
    await exhaust(behind, CLIENT);
    expect(await logIn(behind, '203.0.113.10', CLIENT)).toBe(COUNTED);
  });

  it('is trusted from nobody if nothing is set', async () => {
    await exhaust(alone, PROXY);
    expect(await logIn(alone, PROXY, CLIENT)).toBe(REFUSED);
    await exhaust(alone, CLIENT);
    expect(await logIn(alone, '127.0.0.1', CLIENT)).toBe(COUNTED);
  });
});

it.each(['10.0.0.0/33', 'my-proxy', '10.0.0.1;10.0.0.2', '10.0.0.1,', 'true'])('%s is no list of proxies', (value) => {
  expect(() => readConfig('serve', { TRUSTED_PROXIES: value })).toThrow(
    'TRUSTED_PROXIES is not a list of IP addresses',
  );
});
