import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/test-database.ts';
import { type AccessPath, accessPaths, describePath, type PlanNode } from './access-paths.ts';
import { type ForeignKeyRow, type IndexRow, readForeignKeys, readIndexes } from './catalogue.ts';
import { explainHot } from './explain-hot.ts';
import { indexPage } from './index-page.ts';
import { UNINDEXED_LINKS } from './unindexed-links.ts';
import { BIG_TABLES, createVolumeDatabase } from './volume.ts';
import { READS_EVERYTHING, WHOLE_READS } from './whole-reads.ts';

let database: TestDatabase;
let indexes: readonly IndexRow[];
let foreignKeys: readonly ForeignKeyRow[];
/** By the statement's name; `settled` as in HotPlans. */
let paths: ReadonlyMap<string, readonly AccessPath[]>;
let settled: ReadonlyMap<string, readonly AccessPath[]>;
/** By the index's name: the statements that use it. */
let usedBy: ReadonlyMap<string, readonly string[]>;
let rowsOf: ReadonlyMap<string, number>;
/** The tables whose statistics could differ in another run. */
let drawnByChance: readonly string[];

const isBig = (table: string) => (BIG_TABLES as readonly string[]).includes(table);

beforeAll(async () => {
  database = await createVolumeDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  try {
    indexes = await readIndexes(pool);
    foreignKeys = await readForeignKeys(pool);
    const { rows } = await pool.query(
      `SELECT relname AS table, reltuples::float AS rows, relpages = relallvisible AS visible,
         reltuples <= 300 * (SELECT max(coalesce(nullif(attstattarget, -1), 100)) FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0) AS counted
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    drawnByChance = rows.filter(({ visible, counted }) => !visible || !counted).map(({ table }) => table);
    rowsOf = new Map(rows.map((row) => [row.table, row.rows]));
  } finally {
    await pool.end();
  }
  const tableOf = new Map(indexes.map(({ name, table }) => [name, table]));
  const plans = await explainHot(database.url);
  const pathsOf = (plan: PlanNode) => accessPaths(plan, (index) => tableOf.get(index) ?? index);
  paths = new Map([...plans].map(([name, { first }]) => [name, pathsOf(first)]));
  settled = new Map([...plans].map(([name, plan]) => [name, pathsOf(plan.settled)]));
  usedBy = statementsByIndex();
}, 600_000);
afterAll(() => database?.drop());

function statementsByIndex(): Map<string, string[]> {
  const statements = new Map<string, Set<string>>();
  for (const [name, ways] of paths) {
    for (const { index, byId } of name in READS_EVERYTHING ? [] : ways) {
      if (index !== null && !byId) statements.set(index, (statements.get(index) ?? new Set()).add(name));
    }
  }
  return new Map([...statements].map(([index, names]) => [index, [...names]]));
}

/** The big tables that a statement scans, directly or through a whole index that is not partial. */
function wholeReads(ways: readonly AccessPath[]): string[] {
  const partial = new Set(indexes.filter((index) => index.partial).map(({ name }) => name));
  const whole = ways.filter(({ table, index, whole }) => whole && isBig(table) && !partial.has(index ?? ''));
  return [...new Set(whole.map(({ table }) => table))].sort();
}

describe('at a million orders', () => {
  it('the big tables are big, or the plans would prove nothing', () => {
    for (const table of BIG_TABLES) expect(rowsOf.get(table), table).toBeGreaterThan(850_000);
  });

  it('the planner knows every row, or the closest plans would turn from run to run', () => {
    expect(drawnByChance).toEqual([]);
  });

  it.each([
    ['for its values', () => paths],
    ['for any values', () => settled],
  ])('no statement walks along a big table, planned %s, but those that must, with the reason', (_how, planned) => {
    const unexcused = [...planned()].flatMap(([name, ways]) =>
      name in READS_EVERYTHING
        ? []
        : wholeReads(ways)
            .filter((table) => WHOLE_READS[name]?.[table] === undefined)
            .map((table) => `${name}: ${table}`),
    );
    expect(unexcused).toEqual([]);
  });

  it.each(Object.keys(WHOLE_READS))('“%s” is excused for what it does', (name) => {
    const done = [...wholeReads(paths.get(name) ?? []), ...wholeReads(settled.get(name) ?? [])];
    expect(done).not.toEqual([]);
  });

  it('every statement reaches its tables as reviewed', async () => {
    const text = [...paths].map(([name, ways]) => {
      const lines = name in READS_EVERYTHING ? ['everything'] : ways.filter(isWorthKeeping).map(describePath);
      return `${name}\n${lines.map((line) => `  ${line}\n`).join('')}`;
    });
    await expect(text.join('\n')).toMatchFileSnapshot('access-paths.txt');
  });
});

/** Whether a few pages are read through an index or whole makes no difference, and varies by chance. */
function isWorthKeeping({ table }: AccessPath): boolean {
  const FEW_ROWS = 1_000;
  return (rowsOf.get(table) ?? 0) > FEW_ROWS;
}

describe('every index', () => {
  it('is a rule or serves a statement', () => {
    const unused = indexes.filter(({ kind, name }) => kind === 'index' && !usedBy.has(name)).map(({ name }) => name);
    expect(unused).toEqual([]);
  });

  it('has its reason in docs/indexes.md', async () => {
    await expect(indexPage(indexes, foreignKeys, usedBy)).toMatchFileSnapshot(
      path.join(import.meta.dirname, '../../docs/indexes.md'),
    );
  });
});

it('every link is found from its parent by an index, or has a reason why not', () => {
  const parents = foreignKeys.filter(({ index }) => index === null).map(({ parent }) => parent);
  expect([...new Set(parents)].sort()).toEqual(Object.keys(UNINDEXED_LINKS).sort());
});
