import pg from 'pg';
import { loadSample } from '../../src/sample/load-sample.ts';
import type { SampleOptions } from '../../src/sample/sample-window.ts';
import { createSampleDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.ts';

export interface OpenDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Migrated and empty. `settings` are those of every session, such as `{ TimeZone: 'UTC' }`. */
export async function openEmpty(settings: Readonly<Record<string, string>> = {}): Promise<OpenDatabase> {
  return open(await createTestDatabase(), settings);
}

/** With the sample that all tests share. */
export async function openShared(): Promise<OpenDatabase> {
  return open(await createSampleDatabase(), {});
}

/** With a sample of its own. */
export async function openLoaded(sample: SampleOptions, settings?: Readonly<Record<string, string>>) {
  const database = await openEmpty(settings);
  await loadSample(database.pool, sample, () => {});
  return database;
}

function open({ url, drop }: TestDatabase, settings: Readonly<Record<string, string>>): OpenDatabase {
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`);
  const pool = new pg.Pool({ connectionString: url, options: options.join(' ') });
  // Tests cut connections on purpose; idle ones report it here.
  pool.on('error', () => {});
  return {
    url,
    pool,
    close: async () => {
      await pool.end();
      await drop();
    },
  };
}
