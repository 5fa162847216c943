import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffFromEmpty, readSchemaFolder } from '../../../src/platform/migrations/migration-diff.ts';
import { readSchemaObjects, type SchemaObject } from '../../../src/platform/schema-check/schema-objects.ts';
import { asExpected, formatSnapshot, readSnapshot } from '../../../src/platform/schema-check/schema-snapshot.ts';
import { emptyDatabase } from '../../support/empty-database.ts';
import { ROOT } from '../../support/run-script.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let migrated: TestDatabase;
beforeAll(async () => {
  migrated = await createTestDatabase();
});
afterAll(() => migrated?.drop());

async function objectsOf(url: string, script = ''): Promise<SchemaObject[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await pool.query(script);
    return await readSchemaObjects(pool);
  } finally {
    await pool.end();
  }
}

test('the snapshot is what the migrations make, on whatever version of PostgreSQL', async () => {
  const made = formatSnapshot(asExpected(await objectsOf(migrated.url)));
  const kept = formatSnapshot(await readSnapshot());
  expect(made.split('\n'), 'After a new migration run "npm run db:snapshot" and commit what it writes').toEqual(
    kept.split('\n'),
  );
});

describe('the snapshot and the models of Prisma', async () => {
  /** What Prisma derives from the models, in its own database, with the functions that its defaults call. */
  async function modelled(): Promise<Map<string, string>> {
    const { url } = await emptyDatabase();
    const script = `
      CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
      CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()';
      CREATE FUNCTION system_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()';
      ${await diffFromEmpty(await readSchemaFolder(path.join(ROOT, 'prisma')))}`;
    return byName(asExpected(await objectsOf(url, script)).filter(({ kind }) => kind !== 'function'));
  }

  const byName = (objects: readonly { kind: string; name: string; definition: string }[]) =>
    new Map(objects.map(({ kind, name, definition }) => [`${kind} ${name}`, definition]));

  /** Collations, deferrable keys, non-null lists and fill factors are only in the migrations. */
  const withoutWhatPrismaCannotSay = (definition: string | undefined) =>
    definition
      ?.replace(' COLLATE "und-x-icu"', '')
      .replace(' DEFERRABLE INITIALLY DEFERRED', '')
      .replace('[] NOT NULL', '[] NULL')
      .replace(/ with fillfactor=\d+$/, '');

  test('every table, column, key and index of the models is in the snapshot as the models say', async () => {
    const [models, snapshot] = [await modelled(), byName(await readSnapshot())];
    const differences = [...models].filter(
      ([name, definition]) => withoutWhatPrismaCannotSay(snapshot.get(name)) !== definition,
    );
    expect(differences.map(([name, definition]) => `${name}: ${definition}, and not ${snapshot.get(name)}`)).toEqual(
      [],
    );
  });

  test('no table, column, key, enum or index of the snapshot is unknown to the models', async () => {
    const [models, snapshot] = [await modelled(), await readSnapshot()];
    const exclusions = snapshot
      .filter(({ definition }) => definition.startsWith('EXCLUDE '))
      .map(({ name }) => name.split('.')[1]);
    const unknown = snapshot
      .filter(
        ({ kind, definition }) =>
          ['table', 'column', 'enum', 'index'].includes(kind) || /^(PRIMARY|FOREIGN) KEY/.test(definition),
      )
      .filter(({ kind, name }) => !models.has(`${kind} ${name}`) && !(kind === 'index' && exclusions.includes(name)))
      // An index over an expression is one that Prisma cannot say.
      .filter(({ kind, definition }) => !(kind === 'index' && /USING btree \(\w+\(/.test(definition)));
    expect(unknown).toEqual([]);
  });
});
