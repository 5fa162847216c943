import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rename, rm, stat, statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Account, canEnter } from './embedded-postgres-account.ts';

const SHARED_FOLDER = '/var/lib/earlybird-graph';

/** Whether the cluster may be in DATA_DIR: the account must be able to enter every parent folder. */
export function fitsInside(dataDir: string, account: Account | undefined): Promise<boolean> {
  return account === undefined ? Promise.resolve(true) : canEnter(account, dataDir);
}

export function homeInside(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

export function homeOutside(dataDir: string, outside: string): string {
  return path.join(outside, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

/** A folder of root that the account can enter and nobody else can write, so that nobody can plant programs there. */
export async function makeOutsideFolder(account: Account | undefined): Promise<string> {
  try {
    const made = await mkdir(SHARED_FOLDER, { recursive: true });
    if (made) await chmod(SHARED_FOLDER, 0o755);
    const { uid, mode } = await stat(SHARED_FOLDER);
    if (uid === process.getuid?.() && (mode & 0o022) === 0 && (await canEnter(account, SHARED_FOLDER)))
      return SHARED_FOLDER;
  } catch {
    // A read-only or foreign /var/lib: the system's folder for temporary files is the only other place.
  }
  return makeTemporaryFolder(account);
}

/** TMPDIR may point into a home folder, which the account cannot enter; /tmp is open to all. */
export async function makeTemporaryFolder(account: Account | undefined): Promise<string> {
  const parent = (await canEnter(account, os.tmpdir())) ? os.tmpdir() : '/tmp';
  const folder = await mkdtemp(path.join(parent, 'earlybird-graph-'));
  await chmod(folder, 0o755);
  return folder;
}

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 8 * 1024 ** 3;

/**
 * A folder in memory, in which a database is cloned ten times as fast as on a disk; null if there is none with eight
 * gigabytes to spare. It may forbid programs to run.
 */
export async function makeFolderInMemory(account: Account | undefined): Promise<string | null> {
  try {
    const { bavail, bsize } = await statfs(MEMORY);
    if (bavail * bsize < ENOUGH_BYTES || os.freemem() < ENOUGH_BYTES || !(await canEnter(account, MEMORY))) return null;
    const folder = await mkdtemp(path.join(MEMORY, 'earlybird-graph-'));
    await chmod(folder, 0o755);
    return folder;
  } catch {
    return null;
  }
}

/** Moves a stopped cluster; across file systems it is copied first, so that a kill leaves the old one intact. */
export async function moveHome(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const unfinished = `${to}.new-${process.pid}`;
    await promisify(execFile)('cp', ['-a', from, unfinished]);
    await rename(unfinished, to);
    await rm(from, { recursive: true, force: true });
  }
}
