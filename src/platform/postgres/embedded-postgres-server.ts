import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from '../machine/process-identity.ts';
import { StartupError } from '../startup-error.ts';
import type { Account } from './embedded-postgres-account.ts';
import { dataFolder } from './embedded-postgres-cluster.ts';
import { environmentOfPostgres } from './embedded-postgres-environment.ts';
import type { Programs } from './embedded-postgres-programs.ts';
import type { PostgresSettings } from './embedded-postgres-settings.ts';

export interface RunningServer {
  pid: number;
  port: number;
}

interface ServerPlan {
  programs: Programs;
  account: Account | undefined;
  home: string;
  port: number;
  settings: PostgresSettings;
}

/** Recovery after a crash replays at most max_wal_size; on a slow disk that takes minutes. */
const START_TIMEOUT_MS = 600_000;
const FAST_STOP_TIMEOUT_MS = 60_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** Thrown if the port was taken between choosing it and listening on it. */
export class PortTaken extends Error {}

export function logPath(home: string): string {
  return path.join(home, 'server.log');
}

/**
 * The server that runs on this data, no matter which process started it; undefined if there is none, or only a stale pid file.
 */
export async function findRunningServer(home: string): Promise<RunningServer | undefined> {
  const pidFile = await readPidFile(home);
  if (!pidFile || !commandLine(pidFile.pid)?.includes(dataFolder(home))) return undefined;
  return { pid: pidFile.pid, port: pidFile.port };
}

/** Starts PostgreSQL in its own session: Ctrl-C in the terminal must reach only us, so that we can stop it cleanly. */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  await removeStalePidFile(plan.home);
  const log = logPath(plan.home);
  const logStart = await trimLog(log);
  const descriptor = openSync(log, 'a', 0o600);
  if (plan.account) fchownSync(descriptor, plan.account.uid, plan.account.gid);
  const settings = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const postmaster = spawn(
    plan.programs.postgres,
    ['-D', dataFolder(plan.home), '-p', String(plan.port), ...settings],
    {
      cwd: dataFolder(plan.home),
      env: environmentOfPostgres(),
      stdio: ['ignore', descriptor, descriptor],
      detached: true,
      ...plan.account,
    },
  );
  closeSync(descriptor);
  try {
    await waitUntilReady(postmaster, plan, logStart);
  } finally {
    postmaster.unref();
  }
  return { pid: postmaster.pid as number, port: plan.port };
}

/** Fast shutdown: sessions are cut, everything committed is written, and no recovery is needed. */
export async function stopServer(home: string, server: RunningServer): Promise<void> {
  if (!(await signalAndWait(home, server, 'SIGINT', FAST_STOP_TIMEOUT_MS))) {
    await signalAndWait(home, server, 'SIGQUIT', FAST_STOP_TIMEOUT_MS);
  }
}

async function signalAndWait(
  home: string,
  server: RunningServer,
  signal: NodeJS.Signals,
  timeoutMs: number,
): Promise<boolean> {
  const runs = () => commandLine(server.pid)?.includes(dataFolder(home)) ?? false;
  if (!runs()) return true;
  process.kill(server.pid, signal);
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(20)) {
    if (!runs()) return true;
  }
  return false;
}

async function waitUntilReady(postmaster: ChildProcess, plan: ServerPlan, logStart: number): Promise<void> {
  const failure = new Promise<Error>((resolve) => {
    postmaster.once('error', resolve);
    postmaster.once('exit', (code, signal) => resolve(new Error(`it ended with ${signal ?? `exit code ${code}`}`)));
  });
  let ended: Error | undefined;
  failure.then((error) => {
    ended = error;
  });
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; await sleep(25)) {
    if (ended) throw await explainFailure(ended, plan, logStart);
    const pidFile = await readPidFile(plan.home);
    if (pidFile?.pid === postmaster.pid && pidFile?.status === 'ready') return;
  }
  throw new StartupError(
    `The embedded PostgreSQL was not ready within ${START_TIMEOUT_MS / 60_000} minutes`,
    `Its log is ${logPath(plan.home)}.`,
  );
}

async function explainFailure(ended: Error, plan: ServerPlan, logStart: number): Promise<Error> {
  const log = (await readFile(logPath(plan.home)).catch(() => Buffer.alloc(0))).subarray(logStart).toString('utf8');
  if (/could not bind .*Address already in use/.test(log)) return new PortTaken(`Port ${plan.port} is in use`);
  const complaint = log.split('\n').findLast((line) => /\b(FATAL|PANIC|error):/i.test(line));
  return new StartupError(
    `The embedded PostgreSQL did not start: ${complaint?.replace(/^.*?(FATAL|PANIC|error):\s*/i, '') ?? ended.message}`,
    `Its log is ${logPath(plan.home)}.`,
    { cause: ended },
  );
}

export interface PidFile extends RunningServer {
  status: string;
}

/** What the server on this data wrote when it started; it removes the file when it stops, but not when it is killed. */
export async function readPidFile(home: string): Promise<PidFile | undefined> {
  const text = await readFile(path.join(dataFolder(home), 'postmaster.pid'), 'utf8').catch(() => undefined);
  const lines = text?.split('\n').map((line) => line.trim());
  const pid = Number(lines?.[0]);
  return lines && pid > 0 ? { pid, port: Number(lines[3]), status: lines[7] ?? '' } : undefined;
}

/**
 * After a kill or a power cut, the pid in the file may belong to another process by now; in containers it usually does.
 * PostgreSQL would rightly refuse to start if that process has the same owner; we know its command line.
 */
async function removeStalePidFile(home: string): Promise<void> {
  const stale = await readPidFile(home);
  if (stale && commandLine(stale.pid)?.includes('postgres') !== true) {
    await rm(path.join(dataFolder(home), 'postmaster.pid'), { force: true });
  }
}

/** Where the next start's lines begin. A log beyond its limit is started again. */
async function trimLog(log: string): Promise<number> {
  const { size } = await stat(log).catch(() => ({ size: 0 }));
  if (size <= LOG_LIMIT_BYTES) return size;
  await rm(log, { force: true });
  return 0;
}
