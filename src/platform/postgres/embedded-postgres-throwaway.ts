import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import path from 'node:path';
import { pickFreePort } from '../machine/port-free.ts';
import { accountForPostgres } from './embedded-postgres-account.ts';
import { createCluster, dataFolder, SUPERUSER } from './embedded-postgres-cluster.ts';
import { ensureDatabase, waitUntilItAnswers } from './embedded-postgres-database.ts';
import { makeFolderInMemory, makeOutsideFolder, makeTemporaryFolder } from './embedded-postgres-home.ts';
import { findPrograms, type Programs } from './embedded-postgres-programs.ts';
import { startServer } from './embedded-postgres-server.ts';
import { type PostgresSettings, throwawaySettings } from './embedded-postgres-settings.ts';

export interface ThrowawayPostgres {
  url: string;
  stop(): Promise<void>;
}

export interface ThrowawayOptions {
  settings?: PostgresSettings;
  /** A PostgreSQL other than the embedded one. */
  programs?: Programs;
}

/** A PostgreSQL for tests: fast, unsafe, and gone when this process ends, in whatever way. */
export async function startThrowawayPostgres(options: ThrowawayOptions = {}): Promise<ThrowawayPostgres> {
  const account = await accountForPostgres();
  const folder = await makeTemporaryFolder(account);
  const dataFolderParent = (await makeFolderInMemory(account)) ?? folder;
  const watchdog = watchOver(folder, dataFolderParent);
  try {
    const home = path.join(dataFolderParent, 'postgres');
    const copyFolder = () => (account ? makeOutsideFolder(account) : Promise.resolve(folder));
    const programs = options.programs ?? (await findPrograms(account, copyFolder));
    const password = randomBytes(18).toString('base64url');
    await createCluster(programs, account, { home, clusterId: randomUUID(), password, durable: false });
    const port = await pickFreePort('127.0.0.1');
    await startServer({
      programs,
      account,
      home,
      port,
      settings: { ...throwawaySettings(programs), ...options.settings },
    });
    const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/earlybird`;
    await waitUntilItAnswers(url, dataFolder(home));
    await ensureDatabase(url);
    return { url, stop: () => dismiss(watchdog) };
  } catch (error) {
    await dismiss(watchdog);
    throw error;
  }
}

/**
 * A shell in a session of its own that waits for its input to end, which it does when this process is gone, also after
 * kill -9. Then it stops whatever PostgreSQL runs below `parent`, and deletes both folders.
 */
function watchOver(folder: string, parent: string): ChildProcess {
  const script = `
    cat > /dev/null
    pid=$(head -n 1 "$2/postgres/data/postmaster.pid" 2> /dev/null)
    tries=100
    if [ -n "$pid" ] && kill -QUIT "$pid"; then
      while kill -0 "$pid" && [ $((tries -= 1)) -gt 0 ]; do sleep 0.05; done
    fi
    rm -rf -- "$1" "$2"`;
  const watchdog = spawn('/bin/sh', ['-c', script, 'sh', folder, parent], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  watchdog.unref();
  (watchdog.stdin as Socket).unref();
  return watchdog;
}

async function dismiss(watchdog: ChildProcess): Promise<void> {
  if (watchdog.exitCode !== null) return;
  const exited = once(watchdog, 'exit');
  watchdog.ref();
  watchdog.stdin?.end();
  await exited;
}
