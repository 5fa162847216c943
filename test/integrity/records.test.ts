import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_ROLES, type Role } from '../../src/access/role.ts';
import type { UserViewer } from '../../src/access/viewer.ts';
import { recordStatements } from '../support/statements.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let admin: UserViewer;
const ids: Record<string, string> = {};
beforeAll(async () => {
  graph = await openTestGraph();
  admin = await graph.viewer('admin@earlybird.example');
  const { pool } = graph.database;
  const { rows: events } = await pool.query(
    `INSERT INTO audit_events (at, actor_kind, actor_id, action, entity_type, entity_id, before, after, ip)
     VALUES ('2026-03-31T06:00:00Z', 'USER', $1, 'voidInvoice', 'Invoice', $1, '{"status": "FINALIZED"}', '{"status": "VOID", "total": "12.50"}', '203.0.113.7'),
            ('2026-03-30T06:00:00Z', 'SHARE_LINK', $1, 'recordDelivery', NULL, NULL, NULL, NULL, NULL),
            ('2026-03-29T06:00:00Z', 'SYSTEM', NULL, 'generateOrders', NULL, NULL, NULL, 'null', NULL)
     RETURNING id`,
    [admin.userId],
  );
  const { rows: runs } = await pool.query(
    `INSERT INTO import_runs (status, source, cutover, counts, started_by_id, finished_at)
     VALUES ('COMPLETED', 'dump/', '2026-01-01', '{"orders": {"IMPORTED": 3}}', $1, '2026-03-31T06:00:00Z') RETURNING id`,
    [admin.userId],
  );
  ids.event = events[0].id;
  ids.run = runs[0].id;
});
afterAll(() => graph.close());

/** Besides what loading the sample recorded itself. */
const EVENTS = `auditEvents(filter: { action: { ne: "sample.load" } }) { totalCount nodes { at actorKind actorId actor { email } action entityType before after ip } }`;
const RUNS = `importRuns { totalCount nodes { status source cutover counts options startedBy { email } finishedAt } }`;

describe('What was done and what was imported', () => {
  it('an administrator reads in one statement, latest first', async () => {
    let answer: Awaited<ReturnType<TestGraph['ask']>> | undefined;
    const statements = await recordStatements(async () => {
      answer = await graph.ask(`{ ${EVENTS} ${RUNS} }`);
    });
    expect(statements).toHaveLength(1);
    expect(answer?.errors).toBeUndefined();
    const { email } = await graph.database.prisma.user.findUniqueOrThrow({ where: { id: admin.userId } });
    const nobody = { entityType: null, before: null, after: null, ip: null, actor: null };
    expect(answer?.data.auditEvents).toEqual({
      totalCount: 3,
      nodes: [
        {
          ...{ at: '2026-03-31T06:00:00.000Z', actorKind: 'USER', actorId: admin.userId, actor: { email } },
          ...{ action: 'voidInvoice', entityType: 'Invoice', ip: '203.0.113.7' },
          before: { status: 'FINALIZED' },
          after: { status: 'VOID', total: '12.50' },
        },
        // The id is a user's too, but the actor is still no user: a link did it.
        {
          ...{ at: '2026-03-30T06:00:00.000Z', actorKind: 'SHARE_LINK', actorId: admin.userId },
          ...{ action: 'recordDelivery', ...nobody },
        },
        {
          ...{ at: '2026-03-29T06:00:00.000Z', actorKind: 'SYSTEM', actorId: null },
          ...{ action: 'generateOrders', ...nobody },
        },
      ],
    });
    expect(answer?.data.importRuns).toEqual({
      totalCount: 1,
      nodes: [
        {
          ...{ status: 'COMPLETED', source: 'dump/', cutover: '2026-01-01', options: {}, startedBy: { email } },
          ...{ counts: { orders: { IMPORTED: 3 } }, finishedAt: '2026-03-31T06:00:00.000Z' },
        },
      ],
    });
  });

  it('can be filtered, ordered, grouped and paged through', async () => {
    const { data } = await graph.ask(`{
      one: auditEvents(filter: { entityType: { eq: "Invoice" }, actor: { role: { eq: ADMIN } } }) { totalCount }
      first: auditEvents(last: 1, orderBy: [{ field: AT, direction: DESC }]) { nodes { action } }
      kinds: auditEvents { groupBy(keys: [{ field: ACTOR_KIND }]) { key { actorKind } aggregate { count } } }
    }`);
    expect(data.one.totalCount).toBe(1);
    expect(data.first.nodes).toEqual([{ action: 'generateOrders' }]);
    expect(data.kinds.groupBy).toHaveLength(3);
  });

  const OTHERS = ALL_ROLES.filter((role) => role !== 'ADMIN');
  const as = (role: Role): UserViewer => ({ ...admin, role, customerId: role === 'CUSTOMER' ? admin.userId : null });

  it.each(OTHERS)('is FORBIDDEN to %s, and no id leads there', async (role) => {
    for (const field of [EVENTS, RUNS, 'auditEvents(first: 0) { totalCount }', 'importRuns { aggregate { count } }']) {
      const { status, errors, data } = await graph.ask(`{ ${field} }`, {}, as(role));
      expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({
        status: 403,
        data: undefined,
        code: 'FORBIDDEN',
      });
    }
    const byId =
      'query ($event: ID!, $run: ID!) { event: node(id: $event) { id } both: nodes(ids: [$event, $run]) { id } }';
    expect((await graph.ask(byId, ids, as(role))).data).toEqual({ event: null, both: [null, null] });
    expect((await graph.ask(byId, ids)).data).toEqual({
      event: { id: ids.event },
      both: [{ id: ids.event }, { id: ids.run }],
    });
  });

  it('is UNAUTHENTICATED to a caller without a login', async () => {
    const { status, errors } = await graph.ask('{ auditEvents { totalCount } }', {}, null);
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  });
});
