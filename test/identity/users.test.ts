import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../../src/access/permission.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import { holding } from '../support/barrier.ts';
import { refusalOf } from '../support/refusal.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { ask } from '../support/verb.ts';

let graph: TestGraph;
let side: pg.Pool;
let admin: UserViewer;
beforeAll(async () => {
  graph = await openTestGraph();
  side = new pg.Pool({ connectionString: graph.url, max: 4 });
  admin = await graph.viewer('admin@earlybird.example');
});
afterAll(async () => {
  await side.end();
  await graph.close();
});

const CREATE: Shown = { verb: 'createUser', show: 'user { id email role status customer { id } } oneTimePassword' };
const UPDATE: Shown = { verb: 'updateUser', show: 'user { email name phone role }' };
const DISABLE: Shown = { verb: 'disableUser', show: 'user { status }' };
const ENABLE: Shown = { verb: 'enableUser', show: 'user { status }' };

interface Shown {
  readonly verb: Action;
  readonly show?: string;
}
const run = ({ verb, show }: Shown, input: object = {}, as?: UserViewer | null) =>
  graph.write(ask(verb, input), show, as);
const create = async (input: object = {}) =>
  run(CREATE, { email: `${randomUUID()}@x.example`, name: 'Ravi', role: 'SUPPORT', ...input });
const asUser = (userId: string, role: UserViewer['role']): UserViewer => ({
  kind: 'USER',
  userId,
  role,
  customerId: null,
  mustChangePassword: false,
});

describe('createUser', () => {
  it('invites a colleague with a one-time password, once for a key', async () => {
    const input = { email: 'Ravi@X.example', idempotencyKey: randomUUID() };
    const made = await create(input);
    expect(made).toMatchObject({
      user: { email: 'ravi@x.example', role: 'SUPPORT', status: 'INVITED', customer: null },
      userErrors: [],
    });
    expect(made.oneTimePassword).toMatch(/^[a-z2-9-]{19}$/);
    expect(await create(input)).toEqual({ ...made, oneTimePassword: null });
    expect((await create({ email: 'RAVI@x.example' })).userErrors).toMatchObject([
      { code: 'EMAIL_TAKEN', field: ['input', 'email'] },
    ]);
  });

  it('gives an imported customer its login, one of two at the same time', async () => {
    const { id: customerId } = await graph.database.prisma.customer.create({ data: { name: 'Imported' } });
    const held = await holding(side, 'SELECT 1 FROM customers WHERE id = $1 FOR UPDATE', [customerId]);
    const racing = [create({ role: 'CUSTOMER', customerId }), create({ role: 'CUSTOMER', customerId })];
    await held.waiters(2);
    await held.release();
    const answers = await Promise.all(racing);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual([
      'ALREADY_LINKED',
    ]);
    expect(answers.find(({ user }) => user !== null).user).toMatchObject({
      role: 'CUSTOMER',
      customer: { id: customerId },
    });
  });

  it('makes no customer without its customer, and no staff with one', async () => {
    const field = ['input', 'customerId'];
    expect((await create({ role: 'CUSTOMER' })).userErrors).toMatchObject([{ code: 'INVALID_INPUT', field }]);
    expect((await create({ customerId: randomUUID() })).userErrors).toMatchObject([{ code: 'INVALID_INPUT', field }]);
    expect((await create({ role: 'CUSTOMER', customerId: randomUUID() })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field },
    ]);
  });
});

describe('updateUser', () => {
  it('changes what is given, and a changed role ends the writes of the old one at once', async () => {
    const { user } = await create({ role: 'ADMIN' });
    await graph.database.prisma.user.update({
      where: { id: user.id },
      data: { status: 'ACTIVE', mustChangePassword: false },
    });
    const colleague = asUser(user.id, 'ADMIN');
    const rename = { userId: user.id, name: 'Ravi Shankar' };
    expect((await run(UPDATE, rename, colleague)).userErrors).toEqual([]);
    const changed = await run(UPDATE, {
      userId: user.id,
      role: 'SUPPLIER',
      phone: '98765 43210',
      email: 'Shankar@x.example',
    });
    expect(changed.user).toEqual({
      email: 'shankar@x.example',
      name: 'Ravi Shankar',
      phone: '+919876543210',
      role: 'SUPPLIER',
    });
    expect((await run(UPDATE, rename, colleague)).refused).toBe('UNAUTHENTICATED');
    const { rows } = await side.query(
      `SELECT after FROM audit_events WHERE entity_id = $1 AND action = 'updateUser' ORDER BY id`,
      [user.id],
    );
    expect(rows.map(({ after }) => after)).toEqual([
      { name: 'Ravi Shankar' },
      { email: 'shankar@x.example', phone: '+919876543210', role: 'SUPPLIER' },
    ]);
  });

  it('keeps customers customers, agents with customers agents, and oneself an administrator', async () => {
    const { user } = await create();
    const customer = await graph.viewer('customer@earlybird.example');
    const agent = await graph.viewer('agent@earlybird.example');
    for (const [id, role, code] of [
      [user.id, 'CUSTOMER', 'NOT_ALLOWED'],
      [customer.userId, 'ADMIN', 'NOT_ALLOWED'],
      [agent.userId, 'SUPPORT', 'AGENT_HAS_CUSTOMERS'],
      [admin.userId, 'SUPPORT', 'NOT_ALLOWED'],
      [randomUUID(), 'SUPPORT', 'NOT_FOUND'],
    ]) {
      expect((await run(UPDATE, { userId: id, role })).userErrors).toMatchObject([{ code }]);
    }
    expect((await run(UPDATE, { userId: user.id, email: 'admin@earlybird.example' })).userErrors).toMatchObject([
      { code: 'EMAIL_TAKEN' },
    ]);
    expect((await run(UPDATE, { userId: user.id, name: 'x' }, asUser(user.id, 'SUPPORT'))).refused).toBe('FORBIDDEN');
  });
});

describe('disableUser and enableUser', () => {
  it('end the sessions at once, and let the user in again as before', async () => {
    const { user } = await create({ role: 'ADMIN' });
    const { prisma } = graph.database;
    await prisma.user.update({ where: { id: user.id }, data: { status: 'ACTIVE', mustChangePassword: false } });
    await prisma.refreshToken.create({
      data: { userId: user.id, familyId: randomUUID(), tokenHash: 'h', expiresAt: new Date('2999-01-01') },
    });
    expect((await run(DISABLE, { userId: user.id })).user).toEqual({ status: 'DISABLED' });
    expect((await run(DISABLE, { userId: user.id })).userErrors).toEqual([]);
    expect(await prisma.refreshToken.count({ where: { userId: user.id, revokedAt: null } })).toBe(0);
    expect((await run(ENABLE, { userId: admin.userId }, asUser(user.id, 'ADMIN'))).refused).toBe('UNAUTHENTICATED');
    expect((await run(ENABLE, { userId: user.id })).user).toEqual({ status: 'ACTIVE' });
    const { user: invited } = await create();
    await run(DISABLE, { userId: invited.id });
    expect((await run(ENABLE, { userId: invited.id })).user).toEqual({ status: 'INVITED' });
  });

  it('leave one administrator, also when two disable each other at the same time', async () => {
    const { user } = await create({ role: 'ADMIN' });
    await graph.database.prisma.user.update({
      where: { id: user.id },
      data: { status: 'ACTIVE', mustChangePassword: false },
    });
    await side.query(`UPDATE users SET status = 'DISABLED' WHERE role = 'ADMIN' AND id NOT IN ($1, $2)`, [
      admin.userId,
      user.id,
    ]);
    expect((await run(DISABLE, { userId: admin.userId })).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const [one, other] = await Promise.all([
      run(DISABLE, { userId: user.id }, admin),
      run(DISABLE, { userId: admin.userId }, asUser(user.id, 'ADMIN')),
    ]);
    const { rows } = await side.query(`SELECT id FROM users WHERE role = 'ADMIN' AND status = 'ACTIVE'`);
    expect(rows).toHaveLength(1);
    // The second one was disabled by then, or had nobody left to disable.
    expect([one, other].filter(({ user: changed }) => changed?.status === 'DISABLED')).toHaveLength(1);
    await side.query(`UPDATE users SET status = 'ACTIVE' WHERE id IN ($1, $2)`, [admin.userId, user.id]);
  });

  it('are enforced by the database, whatever writes', async () => {
    expect(await refusalOf(side.query(`UPDATE users SET status = 'DISABLED' WHERE role = 'ADMIN'`))).toBe(
      'users_last_admin',
    );
  });
});
