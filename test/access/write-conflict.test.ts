import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { VerbWorld } from './verb-world.ts';

// PostgreSQL ends one of two deadlocked transactions. Here a trigger simulates that as often as the test needs: a sequence counts
// the attempts, since it is not rolled back with them.

let graph: TestGraph;
let admin: string;
const log: string[] = [];
beforeAll(async () => {
  graph = await openTestGraph({
    create: createTestDatabase,
    log: pino({ level: 'error' }, { write: (line: string) => void log.push(line) }),
  });
  admin = await new VerbWorld(graph).admin();
  await graph.database.pool.query(`
    CREATE SEQUENCE attempts;
    CREATE TABLE in_the_way (times int NOT NULL);
    CREATE FUNCTION refuse_at_first() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('attempts') <= (SELECT times FROM in_the_way) THEN
        RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER refuse_at_first AFTER INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_at_first()`);
});
afterAll(() => graph.close());
beforeEach(async () => {
  log.length = 0;
});

/** The answer to a call whose first transactions PostgreSQL ends. */
async function createArea(name: string, givenUp: number) {
  await graph.database.pool.query(`TRUNCATE in_the_way; ALTER SEQUENCE attempts RESTART`);
  await graph.database.pool.query('INSERT INTO in_the_way VALUES ($1)', [givenUp]);
  const { body, statusCode } = await graph.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${admin}`, accept: 'application/graphql-response+json' },
    payload: {
      query: `mutation { createArea(input: { name: "${name}", idempotencyKey: "${randomUUID()}" }) { area { name } userErrors { code } } }`,
    },
  });
  return { status: statusCode, ...JSON.parse(body) };
}
const countOf = async (sql: string) =>
  (await graph.database.pool.query(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0].n;

it('a write that was cancelled three times succeeds the fourth time, once', async () => {
  const events = await countOf('audit_events');
  expect(await createArea('Hebbal', 3)).toEqual({
    status: 200,
    data: { createArea: { area: { name: 'Hebbal' }, userErrors: [] } },
  });
  expect([await countOf(`areas WHERE name = 'Hebbal'`), await countOf('audit_events')]).toEqual([1, events + 1]);
});

it('one that is cancelled every time says that it may be tried again, and has done nothing', async () => {
  const events = await countOf('audit_events');
  const { status, data, errors } = await createArea('Yelahanka', 1_000);
  expect([status, data]).toEqual([409, undefined]);
  expect(errors).toMatchObject([
    {
      message: 'Someone else was changing the same data, so nothing was saved. Try again.',
      path: ['createArea'],
      extensions: { code: 'CONFLICT' },
    },
  ]);
  expect([await countOf(`areas WHERE name = 'Yelahanka'`), await countOf('audit_events')]).toEqual([0, events]);
  // The operator must see it: verbs that lock in different orders must be fixed.
  expect(log.join()).toContain('deadlock');
  expect((await createArea('Yelahanka', 0)).data.createArea.userErrors).toEqual([]);
});
