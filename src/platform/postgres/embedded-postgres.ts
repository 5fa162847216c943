import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, mkdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { withFileLock } from '../machine/file-lock.ts';
import { isPortFree, pickFreePort } from '../machine/port-free.ts';
import { currentProcess, isAlive } from '../machine/process-identity.ts';
import type { Notify } from '../progress.ts';
import { StartupError } from '../startup-error.ts';
import { type Account, accountForPostgres } from './embedded-postgres-account.ts';
import { createCluster, dataFolder, readClusterId } from './embedded-postgres-cluster.ts';
import { ensureDatabase, waitUntilItAnswers } from './embedded-postgres-database.ts';
import { fitsInside, homeInside, homeOutside, makeOutsideFolder, moveHome } from './embedded-postgres-home.ts';
import { isOutside, readOwnRecord } from './embedded-postgres-owner.ts';
import { findPrograms, type Programs } from './embedded-postgres-programs.ts';
import { type EmbeddedPostgresRecord, newRecord, readRecord, writeRecord } from './embedded-postgres-record.ts';
import {
  findRunningServer,
  PortTaken,
  type RunningServer,
  startServer,
  stopServer,
} from './embedded-postgres-server.ts';
import { durableSettings, type PostgresSettings } from './embedded-postgres-settings.ts';
import { watchServer } from './embedded-postgres-watch.ts';

export interface EmbeddedPostgresOptions {
  /** Absolute. Holds the record and, if PostgreSQL's user can enter it, the cluster. */
  dataDir: string;
  /** Added to the tuned ones, or overriding them. */
  settings?: PostgresSettings;
  onProgress?: Notify;
}

export interface EmbeddedPostgres {
  url: string;
  /** False if a running server was found. */
  startedHere: boolean;
  /** Where data and log are. */
  home: string;
  /** Rejects if the server ends without being stopped here; otherwise stays pending. */
  gone: Promise<never>;
  /** Stops the server unless another process uses it. Safe to call twice. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const LOCK_TIMEOUT_MS = 120_000;

/**
 * The PostgreSQL of a DATA_DIR: found running, or started, and created first if there is none. Every step can be killed; the next
 * start continues from there.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir } = options;
  await makeDataDir(dataDir);
  return withFileLock(lockPath(dataDir), { timeoutMs: LOCK_TIMEOUT_MS, onWait: announceWait(options) }, async () => {
    let record = await readOwnRecord(dataDir, HOST);
    let server = record && (await findRunningServer(record.home));
    const startedHere = server === undefined;
    if (!record || !server) ({ record, server } = await bringUp(options, record));
    const url = urlFor(record, server.port);
    await waitUntilItAnswers(url, dataFolder(record.home));
    await ensureDatabase(url);
    const token = randomBytes(6).toString('hex');
    const users = [...record.users.filter(isAlive), { ...currentProcess(), token }];
    await writeRecord(dataDir, { ...record, port: server.port, users });
    const watch = watchServer(record.home, server);
    const stop = () => {
      watch.end();
      return leave(dataDir, token);
    };
    return { url, startedHere, home: record.home, gone: watch.gone, stop };
  });
}

async function bringUp(
  options: EmbeddedPostgresOptions,
  known: EmbeddedPostgresRecord | undefined,
): Promise<{ record: EmbeddedPostgresRecord; server: RunningServer }> {
  const account = await accountOf(known);
  const record = await settleHome(options, known, account);
  const programs = await findPrograms(account, () => copyFolder(options.dataDir, record, account));
  // Written before the cluster is created: it holds the cluster's password.
  await writeRecord(options.dataDir, record);
  await ensureCluster(options, programs, account, record);
  options.onProgress?.('Starting PostgreSQL');
  const settings = { ...durableSettings(programs), ...options.settings };
  const server = await startOnFreePort(record.port, (port) =>
    startServer({ programs, account, home: record.home, port, settings }),
  );
  return { record, server };
}

/** An existing cluster runs as its owner, no matter which user starts it. */
async function accountOf(record: EmbeddedPostgresRecord | undefined): Promise<Account | undefined> {
  const owner = record && (await stat(dataFolder(record.home)).catch(() => undefined));
  const me = process.getuid?.();
  if (!owner || owner.uid === me) return accountForPostgres();
  if (me === 0) return { uid: owner.uid, gid: owner.gid };
  throw new StartupError(
    `${dataFolder(record.home)} belongs to user id ${owner.uid}, not to you (${me})`,
    'Start as that user, or choose another folder with DATA_DIR.',
  );
}

/** Where the cluster is or will be; moves it out of DATA_DIR if the account can no longer enter that. */
async function settleHome(
  { dataDir, onProgress }: EmbeddedPostgresOptions,
  known: EmbeddedPostgresRecord | undefined,
  account: Account | undefined,
): Promise<EmbeddedPostgresRecord> {
  const inside = await fitsInside(dataDir, account);
  const record = known ?? newRecord(dataDir, homeInside(dataDir), await pickFreePort(HOST));
  if (!isOutside(record) && inside) return record;
  const outside = record.outside ?? (await makeOutsideFolder(account));
  // Named after its owner, even after a move: the former name may be used by another DATA_DIR one day.
  const home = homeOutside(record.dataDir ?? dataDir, outside);
  if (home === record.home) return record;
  if (known && (await readClusterId(known.home)) === known.clusterId) {
    if ((await readClusterId(home)) !== undefined) await setAside(home, dataDir, onProgress);
    await moveHome(known.home, home);
  }
  return { ...record, outside, home };
}

async function copyFolder(
  dataDir: string,
  record: EmbeddedPostgresRecord,
  account: Account | undefined,
): Promise<string> {
  if (account === undefined) return dataDir;
  record.outside ??= await makeOutsideFolder(account);
  return record.outside;
}

async function ensureCluster(
  { dataDir, onProgress }: EmbeddedPostgresOptions,
  programs: Programs,
  account: Account | undefined,
  record: EmbeddedPostgresRecord,
): Promise<void> {
  const { home, clusterId, password } = record;
  const found = await readClusterId(home);
  if (found === clusterId) {
    await checkVersion(programs, home);
    return giveTo(account, dataFolder(home));
  }
  if (found !== undefined) await setAside(home, dataDir, onProgress);
  onProgress?.(`Setting up PostgreSQL in ${home}`);
  await createCluster(programs, account, { home, clusterId, password, durable: true });
}

/** A copy made by root belongs to root, as whom PostgreSQL does not run. */
async function giveTo(account: Account | undefined, data: string): Promise<void> {
  if (account === undefined || (await stat(data)).uid !== 0) return;
  await promisify(execFile)('chown', ['-Rh', `${account.uid}:${account.gid}`, data]);
}

/** DATA_DIR was deleted or restored, but not the cluster outside of it. Data is never deleted here. */
async function setAside(home: string, dataDir: string, onProgress?: Notify): Promise<void> {
  const running = await findRunningServer(home);
  if (running) await stopServer(home, running);
  const aside = `${home}.${new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
  await rename(home, aside);
  onProgress?.(`Keeping the database of an earlier ${dataDir} as ${aside}`);
}

async function checkVersion(programs: Programs, home: string): Promise<void> {
  const major = Number(await readFile(path.join(dataFolder(home), 'PG_VERSION'), 'utf8'));
  if (major === programs.major) return;
  throw new StartupError(
    `${home} was created by PostgreSQL ${major}, but version ${programs.major} is installed`,
    `Install the earlier version of this program, export the data, then import it into a new DATA_DIR.`,
  );
}

async function startOnFreePort(kept: number, start: (port: number) => Promise<RunningServer>): Promise<RunningServer> {
  let port = (await isPortFree(HOST, kept)) ? kept : await pickFreePort(HOST);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(port);
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === 3) throw error;
      port = await pickFreePort(HOST);
    }
  }
}

async function leave(dataDir: string, token: string): Promise<void> {
  await withFileLock(lockPath(dataDir), { timeoutMs: LOCK_TIMEOUT_MS }, async () => {
    const record = await readRecord(dataDir);
    if (!record?.users.some((user) => user.token === token)) return;
    const users = record.users.filter((user) => user.token !== token && isAlive(user));
    const server = users.length === 0 ? await findRunningServer(record.home) : undefined;
    if (server) await stopServer(record.home, server);
    await writeRecord(dataDir, { ...record, users });
  });
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolders(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartupError(
      `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code})`,
      'Choose another one with DATA_DIR, or set DATABASE_URL to your own PostgreSQL.',
      { cause: error },
    );
  }
}

/** Node's recursive mkdir never returns if an existing folder accepts no new one, such as /proc. */
async function makeFolders(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolders(path.dirname(folder));
  await mkdir(folder).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function announceWait({ onProgress }: EmbeddedPostgresOptions): (holderPid: number) => void {
  return (holderPid) =>
    onProgress?.(`Waiting for process ${holderPid}, which is starting or stopping the same PostgreSQL`);
}

function lockPath(dataDir: string): string {
  return path.join(dataDir, 'embedded-postgres.lock');
}

function urlFor({ password }: EmbeddedPostgresRecord, port: number): string {
  return `postgresql://earlybird:${password}@${HOST}:${port}/earlybird`;
}
