import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { withServer } from '../support/test-server.ts';
import { type Ask, ask, bodyOf } from '../support/verb.ts';
import { raceVerbs, sendVerb } from './send-verb.ts';
import type { Call } from './verb-cases.ts';
import { type Household, PASSWORD, VerbWorld } from './verb-world.ts';

// Two different verbs that want the same rows at the same time. The first has written but not committed when the second starts:
// the second gets the same answer as if it had come later.

let graph: TestGraph;
let other: Awaited<ReturnType<TestGraph['another']>>;
let side: pg.Pool;
let world: VerbWorld;
beforeAll(async () => {
  graph = await openTestGraph({ create: createImpatiently });
  other = await graph.another();
  side = new pg.Pool({ connectionString: graph.url, max: 3 });
  world = new VerbWorld(graph);
});
afterAll(async () => {
  await side.end();
  await other.close();
  await graph.close();
});
beforeEach(() => side.query('DELETE FROM rate_limits'));

/** PostgreSQL does not resolve deadlocks here, so verbs that lock in different orders time out. */
async function createImpatiently(): Promise<TestDatabase> {
  const made = await createTestDatabase();
  const name = pg.escapeIdentifier(new URL(made.url).pathname.slice(1));
  await withServer(made.url, (client) => client.query(`ALTER DATABASE ${name} SET deadlock_timeout = '5min'`));
  return made;
}

const by = (token: string | null, asked: Ask): Call => ({ ...asked, token });
const admin = async (asked: Ask): Promise<Call> => by(await world.admin(), asked);
const answersOf = async (first: Call, second: Call): Promise<string[]> =>
  (await raceVerbs(side, [graph.app, other.app], first, second)).map(({ answer }) => answer);
const send = (call: Call) => sendVerb(side, graph.app, call);
const countOf = async (sql: string, values: unknown[]): Promise<number> =>
  (await side.query(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0].n;
const liveTokens = (userId: string) => countOf('refresh_tokens WHERE user_id = $1 AND revoked_at IS NULL', [userId]);

const login = (email: string, password = PASSWORD) => by(null, ask('login', { email, password }));
const refresh = (token: string) => by(null, ask('refreshSession', { refreshToken: token }));
const changePassword = (token: string, to: string) =>
  by(token, ask('changePassword', { currentPassword: PASSWORD, newPassword: to }));
const NEW_PASSWORD = 'seven quiet elephants';

describe('a customer who is anonymised', () => {
  it.each([
    ['updateCustomer', ({ customerId }: Household) => ask('updateCustomer', { customerId, name: 'Zubaida' })],
    ['setCustomerStatus', ({ customerId }: Household) => ask('setCustomerStatus', { customerId, status: 'ACTIVE' })],
    ['addAddress', ({ customerId }: Household) => ask('addAddress', { customerId, line1: 'Zubaida Villa' })],
    ['updateAddress', ({ addressId }: Household) => ask('updateAddress', { addressId, line1: 'Zubaida Villa' })],
    ['updateUser', ({ userId }: Household) => ask('updateUser', { userId, name: 'Zubaida' })],
    ['enableUser', ({ userId }: Household) => ask('enableUser', { userId })],
  ])('takes no %s that comes meanwhile', async (_, field) => {
    const person = await world.stopped();
    const removal = await admin(ask('anonymizeCustomer', { customerId: person.customerId, reason: 'Asked for it' }));
    expect(await answersOf(removal, await admin(field(person)))).toEqual(['OK', 'ANONYMIZED']);
    expect(await tracesOf('zubaida')).toBe(0);
  });

  it('loses what was written meanwhile too', async () => {
    const { customerId } = await world.stopped();
    const rename = await admin(ask('updateCustomer', { customerId, name: 'Zubaida' }));
    const removal = await admin(ask('anonymizeCustomer', { customerId, reason: 'Asked for it' }));
    expect(await answersOf(rename, removal)).toEqual(['OK', 'OK']);
    expect(await tracesOf('zubaida')).toBe(0);
  });

  it('is let in no more, and put on no round', async () => {
    const [person, agentId] = [await world.stopped(), await world.user('DELIVERY_AGENT')];
    const { email, customerId, refreshToken } = person;
    const removal = await admin(ask('anonymizeCustomer', { customerId, reason: 'Asked for it' }));
    const assign = await admin(ask('assignAgent', { customerIds: [customerId], agentId }));
    expect(await answersOf(removal, assign)).toEqual(['OK', 'ANONYMIZED']);
    expect([await send(login(email)), await send(refresh(refreshToken))]).toMatchObject([
      { answer: 'INVALID_CREDENTIALS' },
      { answer: 'INVALID_TOKEN' },
    ]);
  });

  const tracesOf = async (text: string): Promise<number> =>
    countOf(
      `(SELECT t::text FROM customers t UNION ALL SELECT t::text FROM users t UNION ALL SELECT t::text FROM addresses t
        UNION ALL SELECT t::text FROM audit_events t) AS rows (text) WHERE text ILIKE '%' || $1 || '%'`,
      [text],
    );
});

describe('a session', () => {
  it('is opened by no password that is being changed', async () => {
    const { email, userId, accessToken } = await world.loggedIn('SUPPORT');
    expect(await answersOf(changePassword(accessToken, NEW_PASSWORD), login(email))).toEqual([
      'OK',
      'INVALID_CREDENTIALS',
    ]);
    expect(await liveTokens(userId)).toBe(1);
  });

  it('is opened by no password that an activation replaces', async () => {
    const { email, userId } = await world.loggedIn('SUPPORT');
    const token = await world.activationToken(userId);
    const activate = by(null, ask('activateAccount', { token, newPassword: NEW_PASSWORD }));
    expect(await answersOf(activate, login(email))).toEqual(['OK', 'INVALID_CREDENTIALS']);
    expect(await liveTokens(userId)).toBe(1);
  });

  it('is not opened for a user who is being disabled, by password, refresh token or activation', async () => {
    for (const enter of [
      ({ email }: Household) => login(email),
      ({ refreshToken }: Household) => refresh(refreshToken),
      async ({ userId }: Household) =>
        by(null, ask('activateAccount', { token: await world.activationToken(userId), newPassword: NEW_PASSWORD })),
    ]) {
      const person = await world.household();
      const disable = await admin(ask('disableUser', { userId: person.userId }));
      const [first, second] = await answersOf(disable, await enter(person));
      expect([first, second]).toEqual(['OK', expect.stringMatching(/^INVALID_(CREDENTIALS|TOKEN)$/)]);
      expect(await liveTokens(person.userId)).toBe(0);
    }
  });

  it('that is refreshed meanwhile ends by logout, by a changed password and by disableUser all the same', async () => {
    for (const end of [
      ({ accessToken }: Household) => by(accessToken, ask('logout')),
      ({ userId }: Household) => admin(ask('disableUser', { userId })),
    ]) {
      const person = await world.household();
      expect(await answersOf(refresh(person.refreshToken), await end(person))).toEqual(['OK', 'OK']);
      expect(await liveTokens(person.userId)).toBe(0);
    }
    const { accessToken, refreshToken, userId } = await world.loggedIn('SUPPORT');
    expect(await answersOf(refresh(refreshToken), changePassword(accessToken, NEW_PASSWORD))).toEqual(['OK', 'OK']);
    expect(await liveTokens(userId)).toBe(1);
  });

  it('is not refreshed while it ends', async () => {
    const { accessToken, refreshToken } = await world.loggedIn('SUPPORT');
    expect(await answersOf(by(accessToken, ask('logout')), refresh(refreshToken))).toEqual(['OK', 'INVALID_TOKEN']);
    const changing = await world.loggedIn('SUPPORT');
    const change = changePassword(changing.accessToken, NEW_PASSWORD);
    expect(await answersOf(change, refresh(changing.refreshToken))).toEqual(['OK', 'INVALID_TOKEN']);
  });

  it('ends with its newest token when an old one comes back meanwhile', async () => {
    const { refreshToken: old, userId } = await world.loggedIn('SUPPORT');
    const { body } = await graph.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: bodyOf(ask('refreshSession', { refreshToken: old }), 'refreshToken'),
    });
    const { refreshToken } = JSON.parse(body).data.it;
    expect(await answersOf(refresh(refreshToken), refresh(old))).toEqual(['OK', 'INVALID_TOKEN']);
    expect(await liveTokens(userId)).toBe(0);
  });

  it('goes on writing for no administrator who is being disabled', async () => {
    const { userId, accessToken } = await world.loggedIn('ADMIN');
    const write = by(accessToken, ask('createArea', { name: randomUUID() }));
    expect(await answersOf(await admin(ask('disableUser', { userId })), write)).toEqual(['OK', 'UNAUTHENTICATED']);
  });
});

describe('an activation', () => {
  const issue = (userId: string) => admin(ask('issueActivation', { userId }));

  it('is good for one of the tokens that were made at the same time', async () => {
    const userId = await world.user('SUPPORT');
    expect(await answersOf(await issue(userId), await issue(userId))).toEqual(['OK', 'OK']);
    expect(await countOf('activation_tokens WHERE user_id = $1 AND used_at IS NULL', [userId])).toBe(1);
  });

  it('is not done with a token that a new one replaces meanwhile', async () => {
    const userId = await world.user('SUPPORT');
    const token = await world.activationToken(userId);
    const activate = by(null, ask('activateAccount', { token, newPassword: NEW_PASSWORD }));
    expect(await answersOf(await issue(userId), activate)).toEqual(['OK', 'INVALID_TOKEN']);
  });
});

describe('a round', () => {
  it('takes nobody while its agent becomes something else, and keeps who comes before that', async () => {
    const { customerId } = await world.household();
    const assign = (agentId: string) => admin(ask('assignAgent', { customerIds: [customerId], agentId }));
    const demote = (id: string) => admin(ask('updateUser', { userId: id, role: 'SUPPORT' }));
    const [one, two, three] = [
      await world.user('DELIVERY_AGENT'),
      await world.user('DELIVERY_AGENT'),
      await world.user('DELIVERY_AGENT'),
    ];
    expect(await answersOf(await demote(one), await assign(one))).toEqual(['OK', 'NOT_AN_AGENT']);
    expect(await answersOf(await admin(ask('disableUser', { userId: two })), await assign(two))).toEqual([
      'OK',
      'NOT_AN_AGENT',
    ]);
    expect(await answersOf(await assign(three), await demote(three))).toEqual(['OK', 'AGENT_HAS_CUSTOMERS']);
  });

  it('is not ordered with a customer who leaves it meanwhile', async () => {
    const { agentId, customerIds } = await world.round(2);
    const leave = await admin(
      ask('assignAgent', { customerIds: [customerIds[0]], agentId: await world.user('DELIVERY_AGENT') }),
    );
    const order = await admin(ask('setRouteOrder', { agentId, customerIds: [customerIds[0]] }));
    expect(await answersOf(leave, order)).toEqual(['OK', 'NOT_FOUND']);
  });
});

describe('what goes out of use', () => {
  it('is not chosen meanwhile: an area, an address', async () => {
    const { customerId, addressId } = await world.household();
    const close = async (id: string) => admin(ask('updateArea', { areaId: id, active: false }));
    const [one, two] = [await world.area(), await world.area()];
    const create = ask('createCustomer', { name: 'Asha', areaId: one });
    expect(await answersOf(await close(one), await admin(create))).toEqual(['OK', 'INACTIVE']);
    const move = await admin(ask('updateCustomer', { customerId, areaId: two }));
    expect(await answersOf(await close(two), move)).toEqual(['OK', 'INACTIVE']);
    const archive = await admin(ask('archiveAddress', { addressId }));
    const update = await admin(ask('updateAddress', { addressId, line1: '2 Main Road' }));
    expect(await answersOf(archive, update)).toEqual(['OK', 'INACTIVE']);
  });

  it('leaves one default address, whichever becomes it meanwhile', async () => {
    const { customerId, addressId } = await world.household();
    const second = await world.address(customerId, false);
    const third = await world.address(customerId, false);
    const archive = await admin(ask('archiveAddress', { addressId }));
    const choose = await admin(ask('updateAddress', { addressId: third, isDefault: true }));
    expect(await answersOf(archive, choose)).toEqual(['OK', 'OK']);
    const { rows } = await side.query('SELECT id FROM addresses WHERE customer_id = $1 AND is_default', [customerId]);
    expect(rows).toEqual([{ id: third }]);
    expect(second).not.toBe(third);
  });
});

describe('a name', () => {
  it.each([
    ['area', 'NAME_TAKEN', async (name: string) => ask('updateArea', { areaId: await world.area(), name })],
    ['product', 'NAME_TAKEN', async (name: string) => ask('updateProduct', { productId: await world.product(), name })],
    [
      'login',
      'EMAIL_TAKEN',
      async (name: string) => ask('updateUser', { userId: await world.user('SUPPORT'), email: `${name}@x.example` }),
    ],
  ])('goes to one of two that want it at the same time: %s', async (_, code, rename) => {
    const name = randomUUID();
    expect(await answersOf(await admin(await rename(name)), await admin(await rename(name)))).toEqual(['OK', code]);
  });

  it('and a role go to a user who becomes a customer in the order in which they come', async () => {
    const [userId, customerId] = [await world.user('SUPPLIER'), await world.imported()];
    const link = await admin(ask('linkUserToCustomer', { userId, customerId }));
    const promote = await admin(ask('updateUser', { userId, role: 'ADMIN' }));
    expect(await answersOf(link, promote)).toEqual(['OK', 'NOT_ALLOWED']);
  });
});

describe('a customer who writes', () => {
  it('does not wait for the staff who write to the same customer, nor they for them', async () => {
    for (const [staff, own] of [
      [rename, ownRename],
      [rename, ownAddress],
      [anonymize, ownRename],
      [anonymize, ownAddress],
    ] as const) {
      const person = await world.stopped();
      const [one, two] = await answersOf(await staff(person), own(person));
      // A user who is anonymised meanwhile is no longer a user.
      expect([one, two]).toEqual(['OK', staff === anonymize ? 'UNAUTHENTICATED' : 'OK']);
      const other = await world.stopped();
      expect(await answersOf(own(other), await staff(other))).toEqual(['OK', 'OK']);
    }
  });

  it('does not wait for a verb that disables them', async () => {
    const person = await world.household();
    const disable = await admin(ask('disableUser', { userId: person.userId }));
    expect(await answersOf(ownRename(person), disable)).toEqual(['OK', 'OK']);
  });

  const rename = ({ customerId }: Household) => admin(ask('updateCustomer', { customerId, name: 'Asha Rao' }));
  const anonymize = ({ customerId }: Household) =>
    admin(ask('anonymizeCustomer', { customerId, reason: 'Asked for it' }));
  const ownRename = ({ customerId, accessToken }: Household) =>
    by(accessToken, ask('updateCustomer', { customerId, name: 'Asha Iyer' }));
  const ownAddress = ({ customerId, accessToken }: Household) =>
    by(accessToken, ask('addAddress', { customerId, line1: '2 Main Road' }));
});

describe('users who change themselves', () => {
  const MANY = 8;

  it.each([
    [
      'updateCustomer',
      async () => {
        const { customerId, accessToken } = await world.household();
        return (n: number) => by(accessToken, ask('updateCustomer', { customerId, name: `Asha ${n}` }));
      },
    ],
    [
      'updateUser',
      async () => {
        const { userId, accessToken } = await world.loggedIn('ADMIN');
        return (n: number) => by(accessToken, ask('updateUser', { userId, name: `Asha ${n}` }));
      },
    ],
    [
      'issueActivation',
      async () => {
        const { userId, accessToken } = await world.loggedIn('ADMIN');
        return () => by(accessToken, ask('issueActivation', { userId }));
      },
    ],
  ])('never waits for themselves, however often at the same time: %s', async (_, arrange) => {
    const call = await arrange();
    const answers = await Promise.all(
      Array.from({ length: MANY }, (__, n) => sendVerb(side, n % 2 === 0 ? graph.app : other.app, call(n))),
    );
    expect(answers.map(({ answer }) => answer)).toEqual(Array(MANY).fill('OK'));
  });
});
