import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureGenerated } from '../../src/cli/schema/generated-code.ts';
import { migrateUp } from '../../src/platform/migrations/migration-up.ts';
import { startThrowawayPostgres } from '../../src/platform/postgres/embedded-postgres-throwaway.ts';
import { loadSample } from '../../src/sample/load-sample.ts';
import { installedPostgres } from './installed-postgres.ts';
import { cloneDatabase, databaseUrl, dropDatabases, withServer } from './test-server.ts';

const SAMPLE_LAST_DAY = '2026-03-31';

export interface TestDatabaseSource {
  /** A database that every test process can connect to, to create and drop others. */
  serverUrl: string;
  /** Migrated, empty, and closed to connections. */
  template: string;
  /** The same with sample data; its clock is stopped on the morning of the data's last day. */
  sampleTemplate: string;
  /** The prefix of this run's database names. */
  prefix: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testDatabases: TestDatabaseSource;
  }
}

/**
 * One PostgreSQL for the whole run: a throw-away one, embedded or from the programs in TEST_POSTGRES_BIN; or the one of
 * TEST_DATABASE_URL, whose user must be able to create databases.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Also for one file right after `npm ci`. Nothing that is imported above may import what this generates.
  await ensureGenerated((activity) => console.log(`${activity} …`));
  const given = process.env.TEST_DATABASE_URL;
  const bin = process.env.TEST_POSTGRES_BIN;
  const throwaway = given
    ? undefined
    : await startThrowawayPostgres(bin ? { programs: await installedPostgres(bin) } : {});
  const serverUrl = given ?? (throwaway?.url as string);
  const prefix = `earlybird_test_${Date.now()}_${randomBytes(3).toString('hex')}`;
  try {
    if (given) await dropAbandoned(serverUrl);
    const template = await makeTemplate(serverUrl, prefix);
    const sampleTemplate = await makeSampleTemplate(serverUrl, prefix, template);
    project.provide('testDatabases', { serverUrl, template, sampleTemplate, prefix });
  } catch (error) {
    await throwaway?.stop();
    throw error;
  }
  return async () => {
    if (throwaway) await throwaway.stop();
    else await dropDatabases(serverUrl, (name) => name.startsWith(prefix));
  };
}

async function makeTemplate(serverUrl: string, prefix: string): Promise<string> {
  const template = `${prefix}_template`;
  await withServer(serverUrl, (server) => server.query(`CREATE DATABASE ${pg.escapeIdentifier(template)}`));
  await migrateUp(databaseUrl(serverUrl, template));
  await closeToConnections(serverUrl, template);
  return template;
}

async function makeSampleTemplate(serverUrl: string, prefix: string, template: string): Promise<string> {
  const sampleTemplate = `${prefix}_sample`;
  const name = pg.escapeIdentifier(sampleTemplate);
  await withServer(serverUrl, async (server) => {
    await cloneDatabase(server, template, sampleTemplate);
    await server.query(`ALTER DATABASE ${name} SET earlybird.test = 'on'`);
    await server.query(`ALTER DATABASE ${name} SET earlybird.now = '${SAMPLE_LAST_DAY}T06:00:00+05:30'`);
  });
  const pool = new pg.Pool({ connectionString: databaseUrl(serverUrl, sampleTemplate), max: 1 });
  try {
    await loadSample(pool, { customers: 60, months: 2, seed: 7, until: SAMPLE_LAST_DAY }, () => {});
  } finally {
    await pool.end();
  }
  await closeToConnections(serverUrl, sampleTemplate);
  return sampleTemplate;
}

/** A database can be cloned only while nobody is connected to it. */
async function closeToConnections(serverUrl: string, database: string): Promise<void> {
  await withServer(serverUrl, (server) =>
    server.query(`ALTER DATABASE ${pg.escapeIdentifier(database)} ALLOW_CONNECTIONS false`),
  );
}

/** Left by killed runs; on a throw-away server they vanish with it. */
async function dropAbandoned(serverUrl: string): Promise<void> {
  const HOUR_MS = 3_600_000;
  await dropDatabases(serverUrl, (name) => {
    const startedAt = Number(/^earlybird_test_(\d{13})_/.exec(name)?.[1] ?? Number.NaN);
    return Date.now() - startedAt > HOUR_MS;
  });
}
