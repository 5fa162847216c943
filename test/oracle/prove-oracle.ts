import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PLANTED_FAULTS, type PlantedFault } from './planted-faults.ts';

// Whether the oracle would notice: copies the project, plants one fault at a time in the copy's compiler, and expects the
// oracle's test to fail. Run by hand, since each fault costs a run of the test: `npm run prove:oracle`.

const ROOT = path.join(import.meta.dirname, '../..');
const COPIED = [
  'bin',
  'src',
  'test',
  'prisma',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
];
const RUNS = process.env.ORACLE_RUNS ?? '2000';
const only = process.argv.slice(2);

const copy = await mkdtemp(path.join(tmpdir(), 'earlybird-oracle-'));
try {
  for (const entry of COPIED) await cp(path.join(ROOT, entry), path.join(copy, entry), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  let unnoticed = 0;
  for (const fault of PLANTED_FAULTS.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const found = await plant(fault);
    if (found === undefined) unnoticed += 1;
    console.log(
      `${found === undefined ? 'NOT NOTICED' : 'noticed'}  ${fault.name} (${fault.what}): ${found ?? `${RUNS} operations`}`,
    );
  }
  process.exitCode = unnoticed === 0 ? 0 : 1;
} finally {
  await rm(copy, { recursive: true });
}

/** Where the test found it; undefined if it passed anyway. */
async function plant({ edits }: PlantedFault): Promise<string | undefined> {
  for (const edit of edits) await replace(edit.file, edit.right, edit.wrong);
  const output = await runOracle();
  for (const { file } of edits) await cp(path.join(ROOT, file), path.join(copy, file));
  if (output === undefined) return undefined;
  const report = /Property failed after (\d+) tests\s*\{ seed: (-?\d+), path: "([^"]*)"/.exec(output);
  if (report === null) throw new Error(`The test failed for another reason:\n${output.slice(-3_000)}`);
  const [, tests, seed, shrunk = ''] = report;
  return `seed ${seed}, at conversation ${tests}, shrunk in ${shrunk.split(':').length - 1} steps`;
}

async function replace(file: string, right: string, wrong: string): Promise<void> {
  const place = path.join(copy, file);
  const text = await readFile(place, 'utf8');
  if (text.split(right).length !== 2) throw new Error(`${file} does not contain this exactly once: ${right}`);
  await writeFile(
    place,
    text.replace(right, () => wrong),
  );
}

/** What the failing test says; undefined if it passes. */
function runOracle(): Promise<string | undefined> {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    'test/oracle',
    '--no-color',
    '--bail=1',
    '-t',
    'random operations',
  ];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: copy, env: { ...process.env, ORACLE_RUNS: RUNS }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve(error === null ? undefined : `${stdout}\n${stderr}`),
    );
  });
}
