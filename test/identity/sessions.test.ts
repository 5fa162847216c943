import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { hashPassword } from '../../src/identity/passwords/password.ts';
import { holding } from '../support/barrier.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { type Ask, ask, bodyOf } from '../support/verb.ts';

const PASSWORD = 'three green parrots';
const SESSION =
  'accessToken refreshToken refreshExpiresAt viewer { mustChangePassword permissions user { id } } userErrors { code message field }';

let graph: TestGraph;
let side: pg.Pool;
beforeAll(async () => {
  graph = await openTestGraph();
  side = new pg.Pool({ connectionString: graph.url, max: 4 });
});
afterAll(async () => {
  await side.end();
  await graph.close();
});
beforeEach(() => side.query('DELETE FROM rate_limits'));

/** As a client would: with its access token, and from its own address. */
async function call(
  document: string,
  variables: object = {},
  accessToken: string | null = null,
  remoteAddress = '198.51.100.7',
) {
  const response = await graph.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress,
    headers: accessToken === null ? {} : { authorization: `Bearer ${accessToken}` },
    payload: { query: document, variables },
  });
  const { data, errors } = JSON.parse(response.body);
  // biome-ignore lint/suspicious/noExplicitAny: payloads of every shape.
  return { ...(Object.values(data ?? {})[0] as any), refused: errors?.[0]?.extensions.code };
}
/** The verb of this name, with or without an access token. */
const send = (asked: Ask, show: string, accessToken: string | null = null, from?: string) => {
  const { query, variables } = bodyOf(asked, show);
  return call(query, variables, accessToken, from);
};
const logIn = (email: string, password = PASSWORD, from?: string) =>
  send(ask('login', { email, password }), SESSION, null, from);
const refresh = (refreshToken: string, from?: string) =>
  send(ask('refreshSession', { refreshToken }), SESSION, null, from);
const logOut = (token: string, everywhere?: boolean) => send(ask('logout', { everywhere }), '', token);
const change = (token: string, currentPassword: string, newPassword: string) =>
  send(ask('changePassword', { currentPassword, newPassword }), SESSION, token);
const activate = (token: string, newPassword: string) => send(ask('activateAccount', { token, newPassword }), SESSION);
const codeOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

async function makeUser(more: Record<string, unknown> = {}): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@x.example`;
  const { id } = await graph.database.prisma.user.create({
    data: {
      email,
      name: 'Ravi',
      role: 'ADMIN',
      status: 'ACTIVE',
      credential: { create: { passwordHash: await hashPassword(PASSWORD) } },
      ...more,
    } as never,
  });
  return { id, email };
}
const writes = (token: string, userId: string) => send(ask('updateUser', { userId, name: 'Ravi S' }), '', token);
const actionsOf = async (userId: string) =>
  (await side.query('SELECT action, actor_kind AS by FROM audit_events WHERE entity_id = $1 ORDER BY id', [userId]))
    .rows;

/** The answer to a call whose connection is cut in the middle of its transaction, while it waits for the user's row. */
async function killedWhile(userId: string, work: () => Promise<{ refused?: string }>): Promise<string | undefined> {
  const held = await holding(side, 'SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [userId]);
  const cut = work();
  await held.waiters(1);
  await side.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  const { refused } = await cut;
  await held.release();
  return refused;
}

describe('a refresh token', () => {
  it('is good once, and gives the next of its session', async () => {
    const { id, email } = await makeUser();
    const first = await logIn(email);
    expect(first.refreshToken).toMatch(/^[\w-]{43}$/);
    const second = await refresh(first.refreshToken);
    expect(second).toMatchObject({ userErrors: [], viewer: { user: { id } } });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await writes(second.accessToken, id)).userErrors).toEqual([]);
    expect((await refresh(second.refreshToken)).userErrors).toEqual([]);
    expect((await actionsOf(id)).map(({ action }) => action)).toEqual([
      'login',
      'refreshSession',
      'updateUser',
      'refreshSession',
    ]);
  });

  it('ends the whole session when it comes a second time, and the writes of its access tokens', async () => {
    const { id, email } = await makeUser();
    const [stolen, other] = [await logIn(email), await logIn(email)];
    const next = await refresh(stolen.refreshToken);
    expect(codeOf(await refresh(stolen.refreshToken))).toEqual(['INVALID_TOKEN']);
    expect(codeOf(await refresh(next.refreshToken))).toEqual(['INVALID_TOKEN']);
    expect((await writes(next.accessToken, id)).refused).toBe('UNAUTHENTICATED');
    // Another device is another session.
    expect((await refresh(other.refreshToken)).userErrors).toEqual([]);
    expect(await actionsOf(id)).toContainEqual({ action: 'refreshSession', by: 'SYSTEM' });
  });

  it('goes to one of two that use it at the same time, and the session ends', async () => {
    const { email } = await makeUser();
    const { refreshToken } = await logIn(email);
    const hash = createHash('sha256').update(refreshToken).digest('base64url');
    const held = await holding(side, 'SELECT 1 FROM refresh_tokens WHERE token_hash = $1 FOR UPDATE', [hash]);
    const racing = [refresh(refreshToken), refresh(refreshToken)];
    await held.waiters(2);
    await held.release();
    const answers = await Promise.all(racing);
    expect(answers.flatMap(codeOf)).toEqual(['INVALID_TOKEN']);
    const winner = answers.find((answer) => answer.refreshToken !== null);
    expect(codeOf(await refresh(winner.refreshToken))).toEqual(['INVALID_TOKEN']);
  });

  it('is still good where the process was killed before the answer was true', async () => {
    const { id, email } = await makeUser();
    const { refreshToken } = await logIn(email);
    expect(await killedWhile(id, () => refresh(refreshToken))).toBe('SERVICE_UNAVAILABLE');
    expect((await refresh(refreshToken)).userErrors).toEqual([]);
  });

  it('is stored nowhere in clear text, and is refused alike if expired, unknown, or its user is disabled', async () => {
    const { id, email } = await makeUser();
    const { refreshToken } = await logIn(email);
    const kept = await side.query("SELECT string_agg(t::text, ' ') AS all FROM refresh_tokens t");
    expect(kept.rows[0].all).not.toContain(refreshToken);
    const { userErrors } = await refresh('x'.repeat(43));
    await side.query(
      `UPDATE refresh_tokens SET issued_at = now() - interval '2 days', expires_at = now() - interval '1 day' WHERE user_id = $1`,
      [id],
    );
    expect((await refresh(refreshToken)).userErrors).toEqual(userErrors);
    const disabled = await logIn(email);
    await side.query(`UPDATE users SET status = 'DISABLED' WHERE id = $1`, [id]);
    expect((await refresh(disabled.refreshToken)).userErrors).toEqual(userErrors);
    for (const text of ['', '\0', '💥', 'x'.repeat(100_000)])
      expect((await refresh(text)).userErrors).toEqual(userErrors);
  });

  it('brings a changed role with it', async () => {
    const { id, email } = await makeUser();
    const { refreshToken, accessToken } = await logIn(email);
    await side.query(`UPDATE users SET role = 'SUPPLIER' WHERE id = $1`, [id]);
    expect((await writes(accessToken, id)).refused).toBe('UNAUTHENTICATED');
    expect((await refresh(refreshToken)).viewer.permissions).not.toContain('users');
  });
});

describe('logout', () => {
  it('ends this session, or all of them', async () => {
    const { id, email } = await makeUser();
    const [here, there, elsewhere] = [await logIn(email), await logIn(email), await logIn(email)];
    expect((await logOut(here.accessToken)).userErrors).toEqual([]);
    expect(codeOf(await refresh(here.refreshToken))).toEqual(['INVALID_TOKEN']);
    expect((await writes(here.accessToken, id)).refused).toBe('UNAUTHENTICATED');
    expect((await logOut(here.accessToken)).refused).toBe('UNAUTHENTICATED');
    const moved = await refresh(there.refreshToken);
    await logOut(moved.accessToken, true);
    expect(codeOf(await refresh(elsewhere.refreshToken))).toEqual(['INVALID_TOKEN']);
    expect(codeOf(await refresh(moved.refreshToken))).toEqual(['INVALID_TOKEN']);
  });
});

describe('changePassword', () => {
  const NEXT = 'seven quiet elephants';

  it('is all that an invited user may do, and opens the session that may the rest', async () => {
    const { id, email } = await makeUser({ status: 'INVITED', mustChangePassword: true });
    const first = await logIn(email);
    expect(first).toMatchObject({ refreshToken: null, viewer: { mustChangePassword: true, user: null } });
    expect((await writes(first.accessToken, id)).refused).toBe('FORBIDDEN');
    expect((await call('{ users { totalCount } }', {}, first.accessToken)).refused).toBe('FORBIDDEN');
    const changed = await change(first.accessToken, PASSWORD, NEXT);
    expect(changed).toMatchObject({
      userErrors: [],
      refreshToken: expect.any(String),
      viewer: { mustChangePassword: false, user: { id } },
    });
    expect((await writes(changed.accessToken, id)).userErrors).toEqual([]);
    expect((await side.query('SELECT status, must_change_password FROM users WHERE id = $1', [id])).rows).toEqual([
      { status: 'ACTIVE', must_change_password: false },
    ]);
    expect(codeOf(await logIn(email))).toEqual(['INVALID_CREDENTIALS']);
    expect((await logIn(email, NEXT)).userErrors).toEqual([]);
  });

  it('ends every other session', async () => {
    const { email } = await makeUser();
    const [here, there] = [await logIn(email), await logIn(email)];
    await change(here.accessToken, PASSWORD, NEXT);
    expect(codeOf(await refresh(there.refreshToken))).toEqual(['INVALID_TOKEN']);
    expect(codeOf(await refresh(here.refreshToken))).toEqual(['INVALID_TOKEN']);
  });

  it('is one of two that are made at the same time', async () => {
    const { id, email } = await makeUser();
    const [here, there] = [await logIn(email), await logIn(email)];
    const held = await holding(side, 'SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [id]);
    const racing = [change(here.accessToken, PASSWORD, NEXT), change(there.accessToken, PASSWORD, `${NEXT} too`)];
    await held.waiters(2);
    await held.release();
    const answers = await Promise.all(racing);
    // By the time of the second, the password that it sends is no longer the current one.
    expect(answers.map(codeOf).toSorted()).toEqual([[], ['INVALID_CREDENTIALS']]);
  });

  it.each([
    ['nine characters', 'nine char'],
    ['one character', 'a'],
    ['nothing', ''],
    ['10,000 characters', 'abcd'.repeat(2_500)],
    ['one of the most used', 'qwertyuiop'],
    ['one of the most used in capitals, with a year', 'PASSWORD2026!'],
    ['three different characters', 'abcabcabcabc'],
    ['the old one', PASSWORD],
  ])('refuses %s', async (_, password) => {
    const { email } = await makeUser();
    const { accessToken } = await logIn(email);
    const refused = await change(accessToken, PASSWORD, password);
    expect(refused.userErrors).toMatchObject([{ code: 'WEAK_PASSWORD', field: ['input', 'newPassword'] }]);
    expect((await logIn(email)).userErrors).toEqual([]);
  });

  it('wants the current one, and not for ever', async () => {
    const { email } = await makeUser();
    const { accessToken } = await logIn(email);
    const codes = [];
    for (let attempt = 0; attempt < 11; attempt += 1) codes.push(...codeOf(await change(accessToken, 'wrong', NEXT)));
    expect(codes).toEqual([...Array(10).fill('INVALID_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
  });
});

describe('an activation', () => {
  const issue = (userId: string, as?: UserViewer) =>
    graph.write(ask('issueActivation', { userId }), 'activationToken activationExpiresAt user { id }', as);
  const viewerOf = (id: string, role: UserViewer['role']): UserViewer => ({
    kind: 'USER',
    userId: id,
    role,
    customerId: null,
    mustChangePassword: false,
  });

  it('sets a first password, once', async () => {
    const { id, email } = await makeUser({ status: 'INVITED', credential: undefined });
    const { activationToken, user } = await issue(id);
    expect(user).toEqual({ id });
    expect(codeOf(await activate(activationToken, 'short'))).toEqual(['WEAK_PASSWORD']);
    const session = await activate(activationToken, PASSWORD);
    expect(session).toMatchObject({ userErrors: [], viewer: { mustChangePassword: false, user: { id } } });
    expect(codeOf(await activate(activationToken, `${PASSWORD} again`))).toEqual(['INVALID_TOKEN']);
    expect((await logIn(email)).userErrors).toEqual([]);
    const kept = await side.query(`SELECT string_agg(t::text, ' ') AS all FROM activation_tokens t`);
    expect(kept.rows[0].all).not.toContain(activationToken);
  });

  it('is worth nothing once another one was issued, it has expired, or the user is disabled', async () => {
    const { id } = await makeUser();
    const first = await issue(id);
    const second = await issue(id);
    expect(codeOf(await activate(first.activationToken, PASSWORD))).toEqual(['INVALID_TOKEN']);
    await side.query(
      `UPDATE activation_tokens SET issued_at = now() - interval '4 days', expires_at = now() - interval '1 s' WHERE user_id = $1 AND used_at IS NULL`,
      [id],
    );
    expect(codeOf(await activate(second.activationToken, PASSWORD))).toEqual(['INVALID_TOKEN']);
    const third = await issue(id);
    await side.query(`UPDATE users SET status = 'DISABLED' WHERE id = $1`, [id]);
    expect(codeOf(await activate(third.activationToken, PASSWORD))).toEqual(['INVALID_TOKEN']);
    expect(codeOf(await issue(id))).toEqual(['INACTIVE']);
  });

  it('goes to one of two that use it at the same time', async () => {
    const { id } = await makeUser();
    const { activationToken } = await issue(id);
    const held = await holding(side, 'SELECT 1 FROM activation_tokens WHERE user_id = $1 FOR UPDATE', [id]);
    const racing = [
      activate(activationToken, 'seven quiet elephants'),
      activate(activationToken, 'eight quiet elephants'),
    ];
    await held.waiters(2);
    await held.release();
    expect((await Promise.all(racing)).flatMap(codeOf)).toEqual(['INVALID_TOKEN']);
  });

  it('is still good where the process was killed before the password was set', async () => {
    const { id, email } = await makeUser();
    const { activationToken } = await issue(id);
    expect(await killedWhile(id, () => activate(activationToken, 'seven quiet elephants'))).toBe('SERVICE_UNAVAILABLE');
    expect((await logIn(email)).userErrors).toEqual([]);
    expect((await activate(activationToken, 'seven quiet elephants')).userErrors).toEqual([]);
  });

  it('makes nobody more than they are', async () => {
    const colleague = await makeUser({ role: 'BILLING_ANALYST' });
    const customer = await graph.viewer('customer@earlybird.example');
    const invited = await graph.database.prisma.user.findFirstOrThrow({
      where: { role: 'CUSTOMER', status: 'INVITED' },
    });
    const support = viewerOf((await makeUser({ role: 'SUPPORT' })).id, 'SUPPORT');
    const marketing = viewerOf((await makeUser({ role: 'MARKETING' })).id, 'MARKETING');
    for (const [who, id, codes] of [
      [support, colleague.id, ['NOT_ALLOWED']],
      [support, customer.userId, []],
      [support, invited.id, []],
    ] as const) {
      expect(codeOf(await issue(id, who))).toEqual(codes);
    }
    // Who creates a customer is shown the one-time password, once, and no token later.
    for (const who of [customer, marketing]) expect((await issue(invited.id, who)).refused).toBe('FORBIDDEN');
  });
});

describe('failed attempts', () => {
  it('lock an account for a while, from wherever and by whichever name, in one document or in many', async () => {
    const { id, email } = await makeUser();
    const aliases = Array.from(
      { length: 30 },
      (_, index) => `a${index}: login(input: { email: "${email}", password: "wrong" }) { userErrors { code } }`,
    );
    const response = await graph.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: `mutation { ${aliases.join(' ')} }` },
    });
    const codes = Object.values(JSON.parse(response.body).data).flatMap((payload) => codeOf(payload as never));
    expect(codes).toEqual([...Array(10).fill('INVALID_CREDENTIALS'), ...Array(20).fill('TOO_MANY_ATTEMPTS')]);
    expect(codeOf(await logIn(` ${email.toUpperCase()}`, PASSWORD, '203.0.113.9'))).toEqual(['TOO_MANY_ATTEMPTS']);
    await side.query(`UPDATE users SET phone = '+919812345678' WHERE id = $1`, [id]);
    const byPhone = await call(
      `mutation { login(input: { phone: "98123 45678", password: "${PASSWORD}" }) { userErrors { code message } } }`,
    );
    expect(byPhone.userErrors).toMatchObject([
      { code: 'TOO_MANY_ATTEMPTS', message: expect.stringContaining('Try again in') },
    ]);
  });

  it('count alike if there is no account', async () => {
    const codes = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      codes.push(...codeOf(await logIn('nobody@x.example', 'wrong', `198.51.100.${attempt}`)));
    expect(codes).toEqual([...Array(10).fill('INVALID_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
  });

  it('are forgotten after a login', async () => {
    const { email } = await makeUser();
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 6; attempt += 1) await logIn(email, 'wrong');
      expect((await logIn(email)).userErrors).toEqual([]);
    }
  });

  it('count together in all processes, those made at the same time too', async () => {
    const { email } = await makeUser();
    const other = await graph.another();
    const send = (app: TestGraph['app']) =>
      app.inject({
        method: 'POST',
        url: '/graphql',
        payload: {
          query: `mutation { login(input: { email: "${email}", password: "wrong" }) { userErrors { code } } }`,
        },
      });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) => send(index % 2 ? graph.app : other.app)),
    );
    await other.close();
    const codes = answers.flatMap(({ body }) => codeOf(JSON.parse(body).data.login));
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10);
  });

  it('lock an address, with everyone who shares it', async () => {
    await side.query(`UPDATE rate_limits SET points = 0`);
    const codes = await Promise.all(Array.from({ length: 25 }, () => activate('x'.repeat(43), PASSWORD).then(codeOf)));
    expect(codes.flat().filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(5);
    const { rows } = await side.query('SELECT key FROM rate_limits');
    expect(JSON.stringify(rows)).not.toContain('198.51.100');
  });
});
