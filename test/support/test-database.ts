import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { cloneDatabase, copySettings, databaseUrl, dropDatabases, withServer } from './test-server.ts';

export interface TestDatabase {
  url: string;
  /** Cuts every remaining connection and drops the database. */
  drop(): Promise<void>;
}

/** A migrated, empty database of its own for one test file, flagged as a test database (which `business_now()` asks for). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { template } = inject('testDatabases');
  return createDatabase(template);
}

/** The same, filled with two months of 60 customers; today is 2026-03-31, the last day of the data. */
export async function createSampleDatabase(): Promise<TestDatabase> {
  const { sampleTemplate } = inject('testDatabases');
  return createDatabase(sampleTemplate);
}

/** An empty database, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const { serverUrl, prefix } = inject('testDatabases');
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  await withServer(serverUrl, async (server) => {
    await cloneDatabase(server, template, name);
    await server.query(`ALTER DATABASE ${pg.escapeIdentifier(name)} SET earlybird.test = 'on'`);
    await copySettings(server, template, name);
  });
  return {
    url: databaseUrl(serverUrl, name),
    drop: () => dropDatabases(serverUrl, (candidate) => candidate === name),
  };
}
