import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migrateDown } from '../../../src/platform/migrations/migration-down.ts';
import { migrateUp } from '../../../src/platform/migrations/migration-up.ts';
import { readSchemaObjects } from '../../../src/platform/schema-check/schema-objects.ts';
import { type EmptyDatabase, emptyDatabase } from '../../support/empty-database.ts';
import { firstMigrations } from '../../support/first-migrations.ts';
import { ROWS_AFTER } from '../../support/migration-rows.ts';

/** Three runs of the engine for every migration of the project. */
const MINUTES = 900_000;

/** Every object of the schema with its definition and state, without the settings of a test database. */
async function schemaOf({ url }: EmptyDatabase): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const objects = await readSchemaObjects(pool);
    return objects
      .filter(({ kind, name }) => !(kind === 'setting' && name === 'earlybird.test'))
      .map(({ kind, name, definition, flaw }) => `${kind} ${name}: ${definition}${flaw ? ` — ${flaw}` : ''}`);
  } finally {
    await pool.end();
  }
}

const TABLES_WITH_ROWS = `
  SELECT array_agg(c.relname::text ORDER BY c.relname) FROM pg_class c
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
    AND (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', c.relname), true, true, '')))[1]::text <> '0'`;

async function open(): Promise<EmptyDatabase & { run(sql: string): Promise<void> }> {
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(() => client.end());
  return { ...database, run: async (sql) => void (await client.query(sql)) };
}

test(
  'every migration goes back to exactly what was before it, and again to exactly what it made, with rows of those before',
  async () => {
    const [database, history] = [await open(), await firstMigrations()];
    let before = await schemaOf(database);
    for (const { name, folder } of history) {
      expect(await migrateUp(database.url, { folder })).toEqual([name]);
      const after = await schemaOf(database);
      expect(after).not.toEqual(before);
      expect(await migrateDown(database.url, 1, { folder }), `${name} loses no rows of others`).toEqual([name]);
      expect(await schemaOf(database), `down.sql of ${name}`).toEqual(before);
      expect(await migrateUp(database.url, { folder })).toEqual([name]);
      expect(await schemaOf(database), `${name}, applied again`).toEqual(after);
      await database.run(ROWS_AFTER[name] ?? '');
      before = after;
    }
  },
  MINUTES,
);

test(
  'all of them, with rows in every table, go down to nothing if forced, and up to the same schema',
  async () => {
    const [database, history] = [await open(), await firstMigrations()];
    const untouched = await schemaOf(database);
    for (const { name, folder } of history) {
      await migrateUp(database.url, { folder });
      await database.run(ROWS_AFTER[name] ?? '');
    }
    const filled = (await database.value(TABLES_WITH_ROWS)) as string[];
    const tables = (await schemaOf(database))
      .filter((line) => line.startsWith('table '))
      .map((line) => line.split(/[ :]/)[1]);
    expect(filled, 'ROWS_AFTER puts a row into every table').toEqual(tables);
    const migrated = await schemaOf(database);

    await expect(migrateDown(database.url, history.length)).rejects.toThrow('would lose data');
    const names = history.map(({ name }) => name);
    const left = (await database.value(
      `SELECT array_agg(migration_name ORDER BY migration_name) FROM _prisma_migrations`,
    )) as string[];
    expect(await database.value(TABLES_WITH_ROWS), 'no refused migration has taken a row').toEqual(filled);

    expect(await migrateDown(database.url, history.length, { force: true })).toEqual([...left].reverse());
    expect(await schemaOf(database)).toEqual(untouched);
    expect(await migrateUp(database.url)).toEqual(names);
    expect(await schemaOf(database)).toEqual(migrated);
  },
  MINUTES,
);
