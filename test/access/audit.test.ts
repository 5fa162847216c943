import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { requestOf } from './send-verb.ts';
import { VERB_CASES } from './verb-cases.ts';
import { VerbWorld } from './verb-world.ts';

// every-verb.test.ts requires that the table has every verb.

let graph: TestGraph;
let world: VerbWorld;
beforeAll(async () => {
  graph = await openTestGraph({ create: createTestDatabase });
  world = new VerbWorld(graph);
  await graph.database.pool.query(`INSERT INTO business_settings (id, name) VALUES (1, 'EarlyBird')`);
});
afterAll(() => graph.close());
beforeEach(() => graph.database.pool.query('DELETE FROM rate_limits'));

it.each(Object.entries(VERB_CASES))(
  '%s puts on record what it did, to what, by whom, from where and in which request',
  async (verb, { arrange, events = 1 }) => {
    const { call } = await arrange(world);
    const requestId = randomUUID();
    const { headers, payload } = requestOf(call, requestId);
    const { body } = await graph.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: '198.51.100.7',
      headers: { ...headers, 'user-agent': 'audit-test' },
      payload,
    });
    expect(JSON.parse(body).data?.it?.userErrors).toEqual([]);
    const { rows } = await graph.database.pool.query(
      `SELECT action, actor_kind AS by, actor_id IS NOT NULL AS named, entity_type IS NOT NULL AS of, ip, user_agent AS agent
       FROM audit_events WHERE request_id = $1`,
      [requestId],
    );
    const event = { action: verb, by: 'USER', named: true, of: true, ip: '198.51.100.7', agent: 'audit-test' };
    expect(rows).toEqual(Array(events).fill(event));
  },
);
