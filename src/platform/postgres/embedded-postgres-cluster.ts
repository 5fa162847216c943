import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../startup-error.ts';
import type { Account } from './embedded-postgres-account.ts';
import { environmentOfPostgres } from './embedded-postgres-environment.ts';
import type { Programs } from './embedded-postgres-programs.ts';

export const SUPERUSER = 'earlybird';

export interface ClusterPlan {
  home: string;
  clusterId: string;
  password: string;
  /** Off for throw-away clusters: syncing takes a third of initdb's time. */
  durable: boolean;
}

export function dataFolder(home: string): string {
  return path.join(home, 'data');
}

/** The name written into a finished cluster, or undefined if there is none. */
export async function readClusterId(home: string): Promise<string | undefined> {
  return readFile(path.join(home, 'cluster-id'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

/** Created aside and renamed when complete: a killed start leaves nothing that a later one could mistake for data. */
export async function createCluster(
  programs: Programs,
  account: Account | undefined,
  plan: ClusterPlan,
): Promise<void> {
  await removeUnfinished(plan.home);
  const unfinished = `${plan.home}.new-${randomBytes(6).toString('hex')}`;
  await mkdir(unfinished, { recursive: true, mode: 0o755 });
  try {
    await initialise(programs, account, unfinished, plan);
    await writeFile(path.join(unfinished, 'cluster-id'), `${plan.clusterId}\n`);
    await rename(unfinished, plan.home);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function removeUnfinished(home: string): Promise<void> {
  const parent = path.dirname(home);
  const entries = await readdir(parent).catch(() => []);
  const leftovers = entries.filter((entry) => entry.startsWith(`${path.basename(home)}.new-`));
  await Promise.all(
    leftovers.map((entry) => rm(path.join(parent, entry), { recursive: true, force: true, maxRetries: 3 })),
  );
}

async function initialise(
  programs: Programs,
  account: Account | undefined,
  folder: string,
  plan: ClusterPlan,
): Promise<void> {
  const data = dataFolder(folder);
  const passwordFile = path.join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, plan.password, { mode: 0o600 });
  // Only what the account must own gets its ownership; root writes nothing in folders that others control.
  if (account) await Promise.all([data, passwordFile].map((file) => chown(file, account.uid, account.gid)));
  // A strict umask must not hide the folder from the account.
  await chmod(folder, 0o755);
  const flags = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...flagsOfVersion(programs),
    '--text-search-config=english',
    ...(plan.durable ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(programs.initdb, flags, { cwd: folder, env: environmentOfPostgres(), ...account });
  } catch (error) {
    const lastLine = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? String(error);
    throw new StartupError(`The embedded PostgreSQL could not be set up in ${plan.home}: ${lastLine}`, '', {
      cause: error,
    });
  }
  await rm(passwordFile);
}

/** The same sorting and case rules on every machine; before version 17 they are those of the C library. */
function flagsOfVersion({ major }: Programs): string[] {
  if (major < 17) return ['--locale=C.UTF-8'];
  const timeZone = ['--set=timezone=UTC', '--set=log_timezone=UTC'];
  return [...timeZone, '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}
