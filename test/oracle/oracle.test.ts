import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import type { TestDatabase } from '../support/test-database.ts';
import { converse } from './converse.ts';
import { caseArbitrary } from './generator/case-arbitrary.ts';
import { GraphUnderTest } from './graph-under-test.ts';
import { Oracle } from './oracle.ts';
import { createSkewedDatabase } from './skewed-database.ts';
import { World } from './world.ts';

/** How many operations to ask at least: `ORACLE_RUNS=50000 npx vitest run test/oracle` for an hour by hand. */
const RUNS = Number(process.env.ORACLE_RUNS ?? 2_000);
const SEED = Number(process.env.ORACLE_SEED ?? 20_260_331);
const DATABASES = [3, 11];
const TIMEOUT_MS = 120_000 + RUNS * 500;

describe.each(DATABASES)('Over the made-up history of seed %i', (sampleSeed) => {
  let testDatabase: TestDatabase;
  let database: Database;
  let graph: GraphUnderTest;
  let world: World;
  beforeAll(async () => {
    testDatabase = await createSkewedDatabase(sampleSeed);
    const { url } = testDatabase;
    database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 60_000, preparedStatements: true });
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
      const wanted = RUNS / DATABASES.length;
      const oracle = new Oracle(graph.schema, world);
      let asked = 0;
      const agrees = fc.asyncProperty(caseArbitrary(graph.schema, world), async (each) => {
        asked += await converse(graph, oracle, each);
      });
      // Nearly every case is asked more than once.
      await fc.assert(agrees, { numRuns: Math.ceil(wanted / 2), seed: SEED });
      expect(asked).toBeGreaterThanOrEqual(wanted);
    },
    TIMEOUT_MS,
  );
});
