import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig, SETTINGS } from '../../src/config.ts';

const ROOT = path.join(import.meta.dirname, '../..');

test('README lists the settings that are read, all of them and no other', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const section = /^## Settings\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
  const listed = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(SETTINGS.toSorted());
});

test('what is read is used: no setting that changes nothing', () => {
  const code = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'config.ts' && !file.startsWith('generated'))
    .map((file) => readFileSync(path.join(ROOT, 'src', file), 'utf8'))
    .join('\n');
  const unused = Object.keys(readConfig('command', {})).filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
  expect(unused).toEqual([]);
});
