import { generateKeyPairSync, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Datamodel } from '../../src/compiler/datamodel.ts';
import { buildGraphSchema } from '../../src/schema.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { startScript } from '../support/run-script.ts';
import { createTestDatabase } from '../support/test-database.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';
import { eventsOf, holdRecords, raceVerbs, requestOf, sendVerb } from './send-verb.ts';
import { type Call, type Told, VERB_CASES } from './verb-cases.ts';
import { VerbWorld } from './verb-world.ts';

// What holds for every verb: a repeat does nothing, or what the verb defines; of two concurrent calls, each succeeds or is
// refused with a code; a killed process leaves all of a verb, with its audit event, or nothing. They always meet at the same
// point: the writer has written everything but the audit event, and committed nothing.

let graph: TestGraph;
let other: Awaited<ReturnType<TestGraph['another']>>;
let side: pg.Pool;
let world: VerbWorld;
beforeAll(async () => {
  graph = await openTestGraph({ create: createTestDatabase });
  other = await graph.another();
  side = new pg.Pool({ connectionString: graph.url, max: 3 });
  world = new VerbWorld(graph);
  await side.query(`INSERT INTO business_settings (id, name) VALUES (1, 'EarlyBird')`);
});
afterAll(async () => {
  await side.end();
  await other.close();
  await graph.close();
});
beforeEach(() => side.query('DELETE FROM rate_limits'));

const VERBS = Object.keys(VERB_CASES);
const caseOf = (verb: string) => VERB_CASES[verb] as (typeof VERB_CASES)[string];
const successOf = (verb: string): Told => ({ answer: 'OK', events: caseOf(verb).events ?? 1 });

const send = (call: Call, app = graph.app): Promise<Told> => sendVerb(side, app, call);
const raceOf = (first: Call, second: Call) => raceVerbs(side, [graph.app, other.app], first, second);

/** Every row of every table except the counts of attempts, which are taken before anything else. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await side.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND relname <> 'rate_limits' ORDER BY 1`,
  );
  const contents = rows.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS rows FROM "${name}" t`,
  );
  const all = await side.query<{ name: string; rows: string }>(contents.join(' UNION ALL '));
  return Object.fromEntries(all.rows.map((table) => [table.name, table.rows]));
}

/** `before` values of an event that differ from what the previous event on the same row left. */
const LOST_UPDATES = `
  SELECT later.action, field.key, field.value AS before, earlier.after -> field.key AS left_by_the_one_before
  FROM audit_events later
  JOIN LATERAL (SELECT * FROM audit_events e WHERE e.entity_id IS NOT DISTINCT FROM later.entity_id AND e.entity_type = later.entity_type
                AND e.action = later.action AND e.id < later.id ORDER BY e.id DESC LIMIT 1) earlier ON true
  CROSS JOIN LATERAL jsonb_each(later.before) field
  WHERE later.action = $1 AND earlier.after ? field.key AND earlier.after -> field.key <> field.value`;

it('no verb is left out', async () => {
  const schema = await buildGraphSchema(Datamodel.load());
  expect(VERBS.toSorted()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).toSorted());
});

describe('a repeat', () => {
  it.each(VERBS)('of %s does what is said of it', async (verb) => {
    const { call } = await caseOf(verb).arrange(world);
    expect(await send(call)).toEqual(successOf(verb));
    const before = await everything();
    expect(await send(call, other.app)).toEqual(caseOf(verb).repeat);
    if (caseOf(verb).repeat.events === 0) expect(await everything()).toEqual(before);
  });
});

describe('two at the same time', () => {
  it.each(VERBS)('of %s win or are refused by a code, and each success is on record once', async (verb) => {
    const { call, rival } = await caseOf(verb).arrange(world);
    const expected = caseOf(verb).second ?? (rival === undefined ? caseOf(verb).repeat : successOf(verb));
    expect(await raceOf(call, rival ?? call)).toEqual([successOf(verb), expected]);
    expect((await side.query(LOST_UPDATES, [verb])).rows).toEqual([]);
  });
});

describe('a process that is killed', () => {
  const arrangeAll = async () => {
    const calls = new Map<string, Call>();
    for (const verb of VERBS) calls.set(verb, (await caseOf(verb).arrange(world)).call);
    return calls;
  };

  /** If everything was written, the same call is a repeat; if nothing was, it is the first. */
  const expectAllOrNothing = async (calls: ReadonlyMap<string, Call>, requestIds: ReadonlyMap<string, string>) => {
    for (const [verb, call] of calls) {
      const left = await eventsOf(side, requestIds.get(verb) as string);
      expect([verb, left]).toEqual([verb, left === 0 ? 0 : successOf(verb).events]);
      expect([verb, left, await send(call)]).toEqual([verb, left, left === 0 ? successOf(verb) : caseOf(verb).repeat]);
    }
  };

  it('while every verb waits to write its record, leaves all or nothing of each', {
    timeout: 5 * PATIENCE_MS,
  }, async () => {
    const calls = await arrangeAll();
    const crowded = await startServer(2 * VERBS.length);
    const held = await holdRecords(side);
    const requestIds = new Map(VERBS.map((verb) => [verb, randomUUID()]));
    for (const [verb, call] of calls) void crowded.send(call, requestIds.get(verb) as string);
    await held.waiters(VERBS.length);
    await crowded.kill();
    await held.release();
    await crowded.gone();
    await expectAllOrNothing(calls, requestIds);
  });

  it('while some verbs commit and others queue, leaves all or nothing of each', {
    timeout: 5 * PATIENCE_MS,
  }, async () => {
    const calls = await arrangeAll();
    // With few connections, most of them queue until the first ones commit.
    const narrow = await startServer(2);
    const requestIds = new Map<string, string>();
    const answered: Promise<void>[] = [];
    for (const [verb, call] of calls) {
      requestIds.set(verb, randomUUID());
      answered.push(narrow.send(call, requestIds.get(verb) as string));
    }
    let allAnswered = false;
    void Promise.all(answered).then(() => {
      allAnswered = true;
    });
    const onRecord = 'SELECT DISTINCT request_id FROM audit_events WHERE request_id = ANY ($1)';
    const requests = [[...requestIds.values()]];
    // On a busy machine some wait too long for a connection and are refused.
    const half = async () => allAnswered || (await side.query(onRecord, requests)).rows.length >= VERBS.length / 2;
    await vi.waitUntil(half, { timeout: PATIENCE_MS, interval: 1 });
    await narrow.kill();
    await narrow.gone();

    await expectAllOrNothing(calls, requestIds);
  });
});

/** The server as started in production, over the same database. */
async function startServer(poolSize: number) {
  const [name, { privateKey }] = [`killed-${randomUUID()}`, generateKeyPairSync('ed25519')];
  const database = new URL(graph.url);
  database.searchParams.set('application_name', name);
  const script = startScript('bin/earlybird.mjs', ['serve'], {
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: database.href,
    DATABASE_POOL_SIZE: String(poolSize),
    STATEMENT_TIMEOUT_MS: String(PATIENCE_MS),
    SIGNING_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })),
    VERIFICATION_KEYS: (await graph.app.inject('/.well-known/jwks.json')).body,
    CURSOR_SECRET: 'cursor'.repeat(6),
  });
  onTestFinished(() => void script.child.kill('SIGKILL'));
  const readyLine = () =>
    script
      .output()
      .split('\n')
      .find((line) => line.includes('"msg":"Ready"'));
  const { url } = JSON.parse((await vi.waitUntil(readyLine, { timeout: 2 * PATIENCE_MS })) as string) as {
    url: string;
  };
  return {
    /** Resolves at the answer, or when there will be none. */
    async send(call: Call, requestId: string): Promise<void> {
      const { headers, payload } = requestOf(call, requestId);
      await fetch(url, { method: 'POST', headers, body: JSON.stringify(payload) }).then(
        () => {},
        () => {},
      );
    },
    async kill() {
      script.child.kill('SIGKILL');
      await script.finished;
    },
    /** Resolves when PostgreSQL has noticed. */
    async gone() {
      const left = 'SELECT 1 FROM pg_stat_activity WHERE application_name = $1';
      await vi.waitUntil(async () => (await side.query(left, [name])).rows.length === 0, { timeout: PATIENCE_MS });
    },
  };
}
