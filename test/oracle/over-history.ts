import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { NARROWER_ROLES } from '../access/expected-fields.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import type { TestDatabase } from '../support/test-database.ts';
import { converse } from './converse.ts';
import { viewersByRole } from './every-viewer.ts';
import { caseArbitrary } from './generator/case-arbitrary.ts';
import { renderOperation } from './generator/render-operation.ts';
import { walkArbitrary } from './generator/walk-arbitrary.ts';
import { GraphUnderTest } from './graph-under-test.ts';
import { Oracle } from './oracle.ts';
import { readableSchema } from './readable-schema.ts';
import { createSkewedDatabase } from './skewed-database.ts';
import { readWhole, walkPages } from './walk-pages.ts';
import { World } from './world.ts';

/** Minimum number of operations, over all histories: `ORACLE_RUNS=50000 npx vitest run test/oracle` for an hour by hand. */
const RUNS = Number(process.env.ORACLE_RUNS ?? 2_000);
const SEED = Number(process.env.ORACLE_SEED ?? 20_260_331);
/** Seeds of the random histories. Each has its own test file, so that they run side by side. */
const HISTORIES = [3, 11] as const;

/** What the generator must not silently stop producing. */
const CONSTRUCTS: readonly (readonly [string, RegExp])[] = [
  ['a named fragment', /fragment /],
  ['a fragment on an interface', /on Node/],
  ['an alias', /[a-z]1: /],
  ['@include or @skip', /@(include|skip)\(if: \$/],
  ['another operation', /query Beside/],
  ['a default', /\$v\d+: [^,)]* = /],
  ['a filter', /filter: \{/],
  ['a whole filter as a variable', /\$v\d+: \w+Filter[,)]/],
  ['some, every or none', /\b(some|every|none)"?: ?\{/],
  ['and, or or not', /\b(and|or|not)"?: ?[[{]/],
  ['an ordering', /orderBy: /],
  ['an ordering along an edge', /field"?: ?"?(CUSTOMER|AREA|AGENT|PRODUCT|ORDER)_[A-Z]/],
  ['a page from the end', /last: /],
  ['figures', /aggregate/],
  ['groups', /groupBy/],
  ['rows by id alone', /nodes?\d?\(ids?: /],
];
const TIMEOUT_MS = 120_000 + RUNS * 500;

/** The tests over one history: its share of the operations, by the seed that a failure prints. */
export function askOverHistory(sampleSeed: (typeof HISTORIES)[number]): void {
  let testDatabase: TestDatabase;
  let database: Database;
  let graph: GraphUnderTest;
  let world: World;
  beforeAll(async () => {
    testDatabase = await createSkewedDatabase(sampleSeed);
    const { url } = testDatabase;
    database = openDatabase({ url, poolSize: 2, statementTimeoutMs: PATIENCE_MS, preparedStatements: true });
    graph = await GraphUnderTest.over(database);
    world = await World.load(database.pool);
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it(
    'random operations are answered alike by one statement, by graphql-js over statements, and by the oracle',
    async () => {
      const wanted = RUNS / HISTORIES.length;
      const oracle = new Oracle(graph.schema, world);
      let asked = 0;
      const narrower = new Map(
        await Promise.all(NARROWER_ROLES.map(async (role) => [role, await readableSchema(role)] as const)),
      );
      const agrees = fc.asyncProperty(caseArbitrary(graph.schema, world, narrower), async (each) => {
        asked += await converse(graph, oracle, each);
      });
      // Nearly every case runs more than once.
      await fc.assert(agrees, { numRuns: Math.ceil(wanted / 2), seed: SEED });
      expect(asked).toBeGreaterThanOrEqual(wanted);
    },
    TIMEOUT_MS,
  );

  it(
    'the pages of a list, from either end, are the list',
    async () => {
      const oracle = new Oracle(graph.schema, world);
      const [admin = null] = viewersByRole(world).get('ADMIN') ?? [];
      const agrees = fc.asyncProperty(walkArbitrary(graph.schema, world), async (walk) => {
        expect(await walkPages(graph, admin, walk)).toEqual(readWhole(oracle, admin, walk));
      });
      await fc.assert(agrees, { numRuns: Math.ceil(RUNS / 40), seed: SEED });
    },
    TIMEOUT_MS,
  );

  it('the operations hold everything that they are made for: each of it, one of fifty at least', () => {
    const cases = fc.sample(caseArbitrary(graph.schema, world), { numRuns: 500, seed: SEED });
    const written = cases.map(({ plan }) => {
      const { source, variables } = renderOperation(plan);
      return `${source} ${JSON.stringify(variables)}`;
    });
    const rare = CONSTRUCTS.filter(([, construct]) => written.filter((text) => construct.test(text)).length < 10);
    expect(rare.map(([name]) => name)).toEqual([]);
  });
}
