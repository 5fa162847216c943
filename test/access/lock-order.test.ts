import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LOCK_ORDER, lockOrderFaults } from '../support/lock-order.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { sendVerb } from './send-verb.ts';
import { type Call, VERB_CASES } from './verb-cases.ts';
import { VerbWorld } from './verb-world.ts';

let graph: TestGraph;
let side: pg.Pool;
let world: VerbWorld;
beforeAll(async () => {
  graph = await openTestGraph({ create: createTestDatabase });
  side = new pg.Pool({ connectionString: graph.url, max: 3 });
  world = new VerbWorld(graph);
  await side.query(`INSERT INTO business_settings (id, name) VALUES (1, 'EarlyBird')`);
});
afterAll(async () => {
  await side.end();
  await graph.close();
});
beforeEach(() => side.query('DELETE FROM rate_limits'));

it.each(Object.entries(VERB_CASES))('%s locks rows in the one order', async (_, { arrange }) => {
  // All made before the first table is held: what makes them would wait as well.
  const calls: Call[] = [];
  for (const _level of LOCK_ORDER) calls.push((await arrange(world)).call);
  const faults = await lockOrderFaults(side, async () => sendVerb(side, graph.app, calls.pop() as Call));
  expect(faults).toEqual([]);
});
