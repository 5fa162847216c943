import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StartupError } from '../startup-error.ts';

/** The operating system account that PostgreSQL runs under. */
export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. Undefined if it runs as the current user. */
export async function accountForPostgres(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const account = await lookUp(name);
    if (account && account.uid !== 0) return account;
  }
  throw new StartupError(
    'PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody"',
    'Add one of them, start as an ordinary user, or set DATABASE_URL to your own PostgreSQL.',
  );
}

/** Tested under the account itself: every parent folder, access lists and mount options count. */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  return answersYes(account, 'test -r "$1" && test -x "$1"', [folder]);
}

/** Whether the account can read every file and run the first of them. */
export async function canRun(account: Account | undefined, program: string, files: string[]): Promise<boolean> {
  return answersYes(account, 'for f in "$@"; do test -r "$f" || exit 1; done; "$1" --version', [program, ...files]);
}

async function answersYes(account: Account | undefined, script: string, parameters: string[]): Promise<boolean> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', script, 'sh', ...parameters], { cwd: '/', ...account });
    return true;
  } catch {
    return false;
  }
}

async function lookUp(name: string): Promise<Account | undefined> {
  const run = promisify(execFile);
  try {
    const [user, group] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(user.stdout), gid: Number(group.stdout) };
  } catch {
    return undefined;
  }
}
