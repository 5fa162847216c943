import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EXCEPTIONS_FILE, zeroDowntimeFaults } from '../../prisma/zero-downtime.ts';
import { MIGRATIONS_FOLDER } from '../../src/platform/migrations/migration-folder.ts';
import { migrationFolder } from '../support/migration-folder.ts';

/** The rules that a migration breaks, given these exceptions. */
async function faultsOf(sql: string, exceptions?: Record<string, string>, name = '0010_new'): Promise<string[]> {
  const folder = await migrationFolder({ [name]: { up: sql } });
  if (exceptions) await writeFile(path.join(folder, name, EXCEPTIONS_FILE), JSON.stringify(exceptions));
  return zeroDowntimeFaults(folder);
}

const VALIDATED_AT_ONCE = "SELECT 1;\nALTER TABLE orders ADD CONSTRAINT orders_note_check CHECK (note <> '');";
const RULE = 'constraint-missing-not-valid';

test('the migrations of the project keep nobody waiting, or say why', async () => {
  expect(await zeroDowntimeFaults(MIGRATIONS_FOLDER)).toEqual([]);
});

test.each([
  ['a check that reads the whole table under its lock', VALIDATED_AT_ONCE, RULE],
  [
    'an index that shuts out writers',
    'CREATE INDEX orders_note_idx ON orders (note);',
    'require-concurrent-index-creation',
  ],
  ['a column that the served version still reads', 'ALTER TABLE orders DROP COLUMN note;', 'ban-drop-column'],
  ['a type that rewrites the table', 'ALTER TABLE orders ALTER COLUMN note TYPE int USING 1;', 'changing-column-type'],
  [
    'a name that the served version does not know',
    'ALTER TABLE orders RENAME COLUMN note TO remark;',
    'renaming-column',
  ],
])('%s is found', async (_what, sql, rule) => {
  expect(await faultsOf(sql)).toEqual([expect.stringMatching(new RegExp(`^0010_new:\\d+ ${rule}: `))]);
});

test('what keeps nobody waiting passes: unchecked first, checked without a lock later, indexes built beside the writers', async () => {
  const constraint = `ALTER TABLE orders ADD CONSTRAINT orders_note_check CHECK (note <> '') NOT VALID;`;
  expect(await faultsOf(constraint)).toEqual([]);
  expect(await faultsOf('CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);')).toEqual([]);
});

test('an exception counts with its reason, on the rule that is broken, and nowhere else', async () => {
  expect(await faultsOf(VALIDATED_AT_ONCE, { [RULE]: 'The table was made a day ago and is empty.' })).toEqual([]);
  expect(await faultsOf(VALIDATED_AT_ONCE, { [RULE]: ' ' })).toEqual([
    `0010_new/zero-downtime.json excepts ${RULE} without a reason`,
  ]);
  expect(await faultsOf('SELECT 1;', { [RULE]: 'Once it did.' })).toEqual([
    `0010_new/zero-downtime.json excepts ${RULE}, which the migration does not break`,
  ]);
  expect(await faultsOf(`-- squawk-ignore ${RULE}\nALTER TABLE a ADD CONSTRAINT b CHECK (c > 0);`)).toEqual([
    '0010_new: put exceptions into zero-downtime.json, with the reason, not in the SQL',
  ]);
});

test('the migrations that made the schema are exempt, and none that is put between them', async () => {
  expect(await faultsOf(VALIDATED_AT_ONCE, undefined, '0009_audit')).toEqual([]);
  expect(await faultsOf(VALIDATED_AT_ONCE, undefined, '0009_late')).toHaveLength(1);
});

test('a file that is no SQL is no clean file', async () => {
  expect(await faultsOf('ALTER TABEL orders;')).not.toEqual([]);
});
