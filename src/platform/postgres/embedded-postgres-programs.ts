import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartupError } from '../startup-error.ts';
import { type Account, canRun } from './embedded-postgres-account.ts';

/** Where PostgreSQL's programs are, and what this build can do. */
export interface Programs {
  initdb: string;
  postgres: string;
  /** Data files are tied to the major version. */
  major: number;
  /** Whether pg_stat_statements is included. */
  statementStatistics: boolean;
  /** Whether it was built with lz4 (the builds for macOS are, those for Linux are not). */
  lz4: boolean;
}

interface PlatformPackage {
  folder: string;
  version: string;
  native: string;
}

/**
 * The PostgreSQL of the npm platform package: in place if the account can run it there, else as a copy in `copyFolder` (a
 * checkout below a folder of mode 700, or a read-only node_modules without its library links).
 */
export async function findPrograms(account: Account | undefined, copyFolder: () => Promise<string>): Promise<Programs> {
  const installed = await locatePackage();
  if ((await linkLibraries(installed)) && (await canRunFrom(account, installed.native)))
    return programsIn(installed, installed.native);
  const name = `postgresql-${installed.version}-${process.platform}-${process.arch}`;
  const copy = path.join(await copyFolder(), name);
  if (!(await exists(copy))) await copyPrograms(installed, copy);
  if (!(await canRunFrom(account, path.join(copy, 'native')))) {
    throw new StartupError(
      `The user that runs PostgreSQL cannot reach ${copy}`,
      'Let every user enter the folders above it, or set DATABASE_URL to your own PostgreSQL.',
    );
  }
  return programsIn(installed, path.join(copy, 'native'));
}

async function locatePackage(): Promise<PlatformPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entryPoint: string;
  try {
    entryPoint = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new StartupError(
      `The embedded PostgreSQL for ${process.platform}-${process.arch} is not installed`,
      'Run "npm ci" with optional dependencies, or set DATABASE_URL to your own PostgreSQL (15 or newer).',
    );
  }
  const folder = path.resolve(path.dirname(entryPoint), '..');
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version: manifest.version, native: path.join(folder, 'native') };
}

/** npm packages contain no links, so the package creates them in an install script; if scripts are off, we do. */
async function linkLibraries({ folder, native }: PlatformPackage): Promise<boolean> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(folder, target);
    if (await exists(link)) continue;
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

async function canRunFrom(account: Account | undefined, native: string): Promise<boolean> {
  const files = ['bin/initdb', 'lib/postgresql', 'share/postgresql/postgres.bki'];
  return canRun(
    account,
    path.join(native, 'bin/postgres'),
    files.map((file) => path.join(native, file)),
  );
}

async function copyPrograms(installed: PlatformPackage, copy: string): Promise<void> {
  const unfinished = `${copy}.new-${randomBytes(6).toString('hex')}`;
  try {
    const native = path.join(unfinished, 'native');
    await mkdir(unfinished, { recursive: true, mode: 0o755 });
    await cp(installed.native, native, { recursive: true, verbatimSymlinks: true });
    await linkLibraries({ ...installed, folder: unfinished, native });
    await letEveryoneRead(unfinished);
    await rename(unfinished, copy).catch(async (error) => {
      // Another process was faster; its copy is identical.
      if (!(await exists(copy))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** An install with umask 077 leaves files that only the installer can read. */
async function letEveryoneRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await letEveryoneRead(file);
    else if (entry.isFile()) await chmod(file, (await lstat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function programsIn({ version }: PlatformPackage, native: string): Promise<Programs> {
  const libraries = await readdir(path.join(native, 'lib'), { recursive: true });
  return {
    initdb: path.join(native, 'bin/initdb'),
    postgres: path.join(native, 'bin/postgres'),
    major: Number.parseInt(version, 10),
    statementStatistics: libraries.some((file) => path.basename(file).startsWith('pg_stat_statements.')),
    lz4: libraries.some((file) => path.basename(file).startsWith('liblz4.')),
  };
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
