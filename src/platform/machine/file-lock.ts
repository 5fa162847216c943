import { randomBytes } from 'node:crypto';
import { mkdir, readlink, rename, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../startup-error.ts';
import { currentProcess, isAlive, type ProcessIdentity } from './process-identity.ts';

export interface FileLockOptions {
  timeoutMs: number;
  /** Called once, when another process holds the lock. */
  onWait?: (holderPid: number) => void;
}

/**
 * Runs the work while no other process holds the lock. The lock is a symbolic link whose target names the holder: it is created
 * together with its content, so that a lock is never seen half-written. The lock of a dead holder is replaced.
 */
export async function withFileLock<T>(lockPath: string, options: FileLockOptions, work: () => Promise<T>): Promise<T> {
  const ticket = await acquire(lockPath, options);
  try {
    return await work();
  } finally {
    if ((await readTicket(lockPath)) === ticket) await unlink(lockPath).catch(() => {});
  }
}

async function acquire(lockPath: string, options: FileLockOptions): Promise<string> {
  await mkdir(path.dirname(lockPath), { recursive: true });
  const me = currentProcess();
  const ticket = `${me.pid}:${randomBytes(6).toString('hex')}:${me.startedAt}`;
  const deadline = Date.now() + options.timeoutMs;
  let announced = false;
  while (!(await tryCreate(lockPath, ticket))) {
    const seen = await readTicket(lockPath);
    if (seen === undefined) continue;
    const holder = parseTicket(seen);
    if (!isAlive(holder)) {
      await removeStale(lockPath, seen);
      continue;
    }
    if (Date.now() > deadline) {
      throw new StartupError(
        `Process ${holder.pid} has held ${lockPath} for more than ${Math.round(options.timeoutMs / 1000)} s`,
        'Wait for it or stop it, then try again.',
      );
    }
    if (!announced) options.onWait?.(holder.pid);
    announced = true;
    await sleep(50);
  }
  return ticket;
}

async function tryCreate(lockPath: string, ticket: string): Promise<boolean> {
  try {
    await symlink(ticket, lockPath);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Between reading and removing, another process may have replaced the stale lock with its own, which is put back. */
async function removeStale(lockPath: string, seen: string): Promise<void> {
  const aside = `${lockPath}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(lockPath, aside);
  } catch {
    return;
  }
  const removed = await readTicket(aside);
  if (removed !== undefined && removed !== seen) await tryCreate(lockPath, removed);
  await unlink(aside).catch(() => {});
}

async function readTicket(lockPath: string): Promise<string | undefined> {
  return readlink(lockPath).catch(() => undefined);
}

function parseTicket(ticket: string): ProcessIdentity {
  const [pid = '', , ...startedAt] = ticket.split(':');
  return { pid: Number(pid), startedAt: startedAt.join(':') };
}
