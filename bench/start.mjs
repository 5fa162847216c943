#!/usr/bin/env node
// What `npm run bench` runs: installs the benchmark's own packages, then continues under the Node that all servers share. Runs
// before anything is installed, so it imports only Node's own modules.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BENCH = import.meta.dirname;
const ROOT = path.dirname(BENCH);
const STAMP = path.join(BENCH, '.generated/packages-stamp');
const LEAST_NODE_MAJOR = 22;

if (!existsSync(path.join(ROOT, 'node_modules/tsx')))
  fail('the packages of the project are missing. Run "npm ci" first.');
installPackages();
const node = findNode();
const child = spawn(node, ['--import', 'tsx', path.join(BENCH, 'run.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // tsx takes the compiler options, decorators among them, from here.
  cwd: BENCH,
  env: { ...process.env, BENCH_CALLED_FROM: process.cwd() },
});
// A terminal sends Ctrl-C to both; signals to this process alone are forwarded.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

/** Also if the lock file has changed. Install scripts are not run: one of them downloads what is not needed. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(BENCH, 'package-lock.json')))
    .digest('hex');
  const isInstalled = existsSync(path.join(BENCH, 'node_modules/postgraphile'));
  if (isInstalled && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  process.stderr.write('Installing the packages of the servers to compare with …\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: BENCH,
    stdio: ['ignore', 2, 2],
  });
  if (npm.status !== 0) fail('"npm ci" in bench/ has failed; what it said stands above.');
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, lock);
}

/** One Node for all servers, ours too: the pinned one if there is a package of it, else the current one. */
function findNode() {
  const pinned = path.join(BENCH, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE_MAJOR) return process.execPath;
  return fail(`PostGraphile 5 needs Node ${LEAST_NODE_MAJOR} or newer, and this is ${process.versions.node}.`);
}

function fail(complaint) {
  process.stderr.write(`bench: ${complaint}\n`);
  process.exit(1);
}
