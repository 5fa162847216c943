import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const KNIP = path.resolve('node_modules/knip/bin/knip.js');

interface Finding {
  readonly file: string;
  readonly exports: readonly { name: string }[];
  readonly types: readonly { name: string }[];
}

/** `file: name` of every export that no other file imports; types that an exported signature names are not among them. */
function deadExportsIn(folder: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [KNIP, '--no-progress', '--reporter', 'json'], { cwd: folder }, (error, output) => {
      try {
        const { issues } = JSON.parse(output) as { issues: readonly Finding[] };
        resolve(
          issues.flatMap(({ file, exports, types }) => [...exports, ...types].map(({ name }) => `${file}: ${name}`)),
        );
      } catch {
        reject(error ?? new Error(output));
      }
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earlybird-exports-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('every export is for another file: remove the word if there is none', async () => {
  expect(await deadExportsIn(process.cwd())).toEqual([]);
}, 300_000);

it('finds what only its own file uses, and nothing else', async () => {
  await copyFile('knip.json', path.join(folder, 'knip.json'));
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
  for (const [file, text] of Object.entries({
    'src/cli/earlybird.ts': `import { used } from '../used.ts';\nused();\n`,
    'src/used.ts': [
      'export interface Named { a: string }',
      'export interface Lonely { b: string }',
      'export const alone = 1;',
      'const lonely: Lonely = { b: String(alone) };',
      'export function used(): Named { return { a: lonely.b }; }',
      'export const tested = 2;',
    ].join('\n'),
    'test/used.test.ts': `import { tested } from '../src/used.ts';\nconsole.log(tested);\n`,
  })) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  expect(await deadExportsIn(folder)).toEqual(['src/used.ts: alone', 'src/used.ts: Lonely']);
}, 300_000);
