import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { withFileLock } from '../../platform/machine/file-lock.ts';
import type { Notify } from '../../platform/progress.ts';
import { StartupError } from '../../platform/startup-error.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const GENERATED = path.join(ROOT, 'src/generated');
const STAMP = path.join(GENERATED, 'stamp');

/**
 * Regenerates src/generated (Prisma client, datamodel) if the schema, the generators or the installed packages changed. Generates
 * aside and moves in, the stamp last, so that a killed or concurrent start does no harm.
 */
export async function ensureGenerated(onProgress?: Notify): Promise<void> {
  if (await isFresh()) return;
  await withFileLock(path.join(GENERATED, '.lock'), { timeoutMs: 120_000 }, async () => {
    if (await isFresh()) return;
    onProgress?.('Generating the database client');
    await generate();
  });
}

async function isFresh(): Promise<boolean> {
  const [stamp, wanted] = await Promise.all([readFile(STAMP, 'utf8').catch(() => undefined), hashOfSources()]);
  return stamp === wanted;
}

async function hashOfSources(): Promise<string> {
  const schema = path.join(ROOT, 'prisma');
  const entries = await readdir(schema, { recursive: true });
  const sources = entries.filter((entry) => /\.(prisma|mjs)$/.test(entry)).map((entry) => path.join('prisma', entry));
  const hash = createHash('sha256');
  for (const source of [...sources.sort(), 'package.json', 'package-lock.json']) {
    const content = await readFile(path.join(ROOT, source)).catch(() => Buffer.alloc(0));
    hash.update(`${source}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function generate(): Promise<void> {
  await removeLeftovers();
  const wanted = await hashOfSources();
  // A miniature checkout: the generators write to ../src/generated, relative to the schema.
  const aside = path.join(GENERATED, `.new-${randomBytes(6).toString('hex')}`);
  try {
    const schema = path.join(aside, 'prisma');
    await mkdir(aside, { recursive: true });
    await cp(path.join(ROOT, 'prisma'), schema, { recursive: true, filter: (file) => !file.endsWith('.sql') });
    await runPrismaGenerate(schema);
    await rm(STAMP, { force: true });
    const results = path.join(aside, 'src/generated');
    for (const entry of await readdir(results)) {
      await rm(path.join(GENERATED, entry), { recursive: true, force: true });
      await rename(path.join(results, entry), path.join(GENERATED, entry));
    }
    await writeFile(STAMP, wanted);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function runPrismaGenerate(schema: string): Promise<void> {
  const manifestPath = createRequire(import.meta.url).resolve('prisma/package.json');
  const manifest = JSON.parse(await readFile(manifestPath, 'utf8')) as { bin: { prisma: string } };
  const cli = path.join(path.dirname(manifestPath), manifest.bin.prisma);
  try {
    await promisify(execFile)(process.execPath, [cli, 'generate', '--schema', schema, '--no-hints'], {
      cwd: ROOT,
      env: {
        ...process.env,
        // Generating runs no engine; naming an existing executable keeps the CLI from downloading one.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new StartupError(`The database client could not be generated:\n${stdout}${stderr}`.trimEnd(), '', {
      cause: error,
    });
  }
}

/** Left by killed starts. Nobody else writes here while we hold the lock. */
async function removeLeftovers(): Promise<void> {
  const leftovers = (await readdir(GENERATED)).filter((entry) => entry.startsWith('.new-'));
  await Promise.all(leftovers.map((entry) => rm(path.join(GENERATED, entry), { recursive: true, force: true })));
}
