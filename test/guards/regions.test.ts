import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/platform/migrations/migration-folder.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

// What keeps a schema for each region possible (docs/decisions/0029): one command for each ALTER TABLE, triggers on TRUNCATE of their
// own, searched CASE in the functions of triggers, a WHEN that looks at its own row alone, and no schema named.

/** From here on the text of migrations is held; what earlier ones made is held by what is in the database. */
const FIRST_HELD = '0020';

/** Without comments and texts, and without what is in brackets, so that commas and words are SQL's own. */
const bare = (sql: string): string => {
  let text = sql.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^']|'')*'/g, "''");
  while (/\([^()]*\)/.test(text)) text = text.replaceAll(/\([^()]*\)/g, ' ');
  return text;
};

function textFaults(sql: string): string[] {
  const code = sql.replaceAll(/--.*$/gm, '');
  const statements = bare(sql.replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")).split(';');
  return [
    ...statements
      .filter((text) => /^\s*ALTER TABLE\b[^,]*,/.test(text))
      .map((text) => `several commands in one ${text.trim().split('\n')[0]}`),
    ...[...code.matchAll(/\bTRIGGER (\w+)[^;]*?\b(?:OR TRUNCATE|TRUNCATE OR)\b/g)].map(
      ([, name]) => `${name} is on TRUNCATE and more`,
    ),
    ...[...code.matchAll(/\bpublic\.\w+|\bsearch_path\b/gi)].map(([name]) => `${name} names a schema`),
    ...[...code.matchAll(/\bCASE\s+(?!WHEN\b)\S+ WHEN\b/gi)].map(([text]) => `${text}: write CASE WHEN`),
  ];
}

const CATALOGUE = `
  SELECT tgname || ' is on TRUNCATE and more' AS fault FROM pg_trigger
  WHERE NOT tgisinternal AND tgtype & 32 <> 0 AND tgtype & (4 | 8 | 16) <> 0
  UNION ALL
  SELECT tgname || ' looks at other rows in its WHEN, by ' || proname FROM pg_trigger JOIN pg_proc
    ON pronamespace = 'public'::regnamespace AND provolatile <> 'i' AND pg_get_triggerdef(pg_trigger.oid) ~ ('WHEN .*\\m' || proname || '\\(.*EXECUTE FUNCTION')
  WHERE NOT tgisinternal
  UNION ALL
  SELECT proname || ' has a simple CASE' FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql') AND prosrc ~* '\\mCASE\\s+(?!WHEN)\\S+\\s+WHEN'
  UNION ALL
  SELECT proname || ' names a schema' FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND prosrc ~ '\\mpublic\\.' AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
  ORDER BY 1`;

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const catalogueFaults = async () => (await client.query<{ fault: string }>(CATALOGUE)).rows.map(({ fault }) => fault);

describe('a schema for each region stays possible', () => {
  it('in the text of migrations', async () => {
    const names = (await readMigrations(MIGRATIONS_FOLDER))
      .map(({ name }) => name)
      .filter((name) => name >= FIRST_HELD);
    const faults = await Promise.all(
      names.map(async (name) => {
        const sql = await readFile(path.join(MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8');
        return textFaults(sql).map((fault) => `${name}: ${fault}`);
      }),
    );
    expect(names.length).toBeGreaterThan(0);
    expect(faults.flat()).toEqual([]);
  });

  it('in what all of them have made', async () => {
    expect(await catalogueFaults()).toEqual([]);
  });
});

describe('finds', () => {
  it.each([
    [
      'ALTER TABLE orders\n  ADD COLUMN a numeric(10, 3),\n  ADD COLUMN b text;',
      'several commands in one ALTER TABLE orders',
    ],
    ['CREATE TRIGGER gone BEFORE DELETE OR TRUNCATE ON orders EXECUTE FUNCTION f();', 'gone is on TRUNCATE and more'],
    ['SELECT * FROM public.orders;', 'public.orders names a schema'],
    [
      "CREATE FUNCTION f() RETURNS int AS $$ SELECT CASE kind WHEN 'A' THEN 1 END $$;",
      'CASE kind WHEN: write CASE WHEN',
    ],
  ])('in a text: %s', (sql, fault) => {
    expect(textFaults(sql)).toEqual([fault]);
    expect(
      textFaults('ALTER TABLE orders ADD CONSTRAINT c CHECK (a IN (1, 2)) NOT VALID; SELECT CASE WHEN a THEN 1 END;'),
    ).toEqual([]);
  });

  it('in the database', async () => {
    await client.query(`BEGIN;
      CREATE FUNCTION any_order() RETURNS boolean LANGUAGE sql STABLE AS 'SELECT EXISTS (SELECT FROM orders)';
      CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM CASE TG_OP WHEN 'INSERT' THEN 1 END FROM public.orders; RETURN NEW; END $$;
      CREATE TRIGGER one BEFORE DELETE OR TRUNCATE ON areas FOR EACH STATEMENT EXECUTE FUNCTION f();
      CREATE TRIGGER two BEFORE INSERT ON areas FOR EACH ROW WHEN (any_order()) EXECUTE FUNCTION f();`);
    expect(await catalogueFaults()).toEqual([
      'f has a simple CASE',
      'f names a schema',
      'one is on TRUNCATE and more',
      'two looks at other rows in its WHEN, by any_order',
    ]);
    await client.query('ROLLBACK');
  });
});
