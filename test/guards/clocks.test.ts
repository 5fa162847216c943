import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const SRC = path.join(import.meta.dirname, '../../src');
/** Prisma's own table of migrations, which has its own precision. */
const OWN_TABLE = /^platform\/migrations\//;
const ROUNDED = /(?<![\w.])now\(\)|\b(clock|statement|transaction)_timestamp\b|\bcurrent_timestamp\b/i;

const roundedIn = (text: string) => text.split('\n').filter((line) => ROUNDED.test(line));

it('SQL takes its moments from clocks that cut off: business_now(), business_clock() or system_now()', async () => {
  const files = (await readdir(SRC, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const ours = files.filter((file) => !file.startsWith('generated') && !OWN_TABLE.test(file));
  const faults = await Promise.all(
    ours.map(async (file) =>
      roundedIn(await readFile(path.join(SRC, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
    ),
  );
  expect(faults.flat()).toEqual([]);
  expect(ours.length).toBeGreaterThan(300);
});

it('and any other is found', () => {
  expect(
    roundedIn('SET used_at = now()\nDate.now()\nSET used_at = system_now()\nDEFAULT CURRENT_TIMESTAMP'),
  ).toHaveLength(2);
});
