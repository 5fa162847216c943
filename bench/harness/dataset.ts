import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { ROOT } from './paths.ts';
import { runScript } from './run-script.ts';

export interface DatasetSize {
  readonly customers: number;
  /** Complete months of history before the running one. */
  readonly months: number;
}

/** A fixed day, so that a dataset is the same whenever it is loaded, and can be kept. */
export const LAST_DAY = '2025-06-20';
/** The month that is complete and billed in every dataset. */
export const BILLED_MONTH = { from: '2025-05-01', to: '2025-06-01' } as const;
/** The history of every dataset. */
export const MONTHS = 1;
const SEED = 1;

/** Everything whose change may change the data. */
const SOURCES = ['prisma/migrations', 'src/sample'];

/** The URL of a database with this data: kept from an earlier run, or loaded now by the checkout `root`. */
export async function ensureDataset(
  serverUrl: string,
  size: DatasetSize,
  notify: (activity: string) => void,
  signal: AbortSignal,
  root: string = ROOT,
): Promise<string> {
  // Another checkout has migrations of its own, and refuses those that it does not know.
  const name = `earlybird_bench_${root === ROOT ? '' : 'before_'}${size.customers}x${size.months}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const fingerprint = await fingerprintOf(size, root);
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    if ((await noteOn(admin, name)) === fingerprint) return url.href;
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    // For every server alike; otherwise JIT compilation of our and Prisma's statements would take longer than running them.
    await admin.query(`ALTER DATABASE ${name} SET jit = off`);
    notify(`Loading ${size.customers.toLocaleString('en')} customers (kept for the next run)`);
    await load(url.href, size, signal, root);
    await settle(url.href);
    // Last: a database without this note is loaded again.
    await admin.query(`COMMENT ON DATABASE ${name} IS '${fingerprint}'`);
    return url.href;
  } finally {
    await admin.end();
  }
}

async function noteOn(admin: pg.Client, name: string): Promise<string | undefined> {
  const { rows } = await admin.query<{ note: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = $1`,
    [name],
  );
  return rows[0]?.note ?? undefined;
}

async function fingerprintOf(size: DatasetSize, root: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify({ ...size, LAST_DAY, SEED }));
  for (const source of SOURCES) {
    const entries = await readdir(path.join(root, source), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(path.relative(root, file)).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function load(url: string, { customers, months }: DatasetSize, signal: AbortSignal, root: string): Promise<void> {
  await runScript(
    'bin/earlybird.mjs',
    ['sample', ...flags({ customers, months, seed: SEED, until: LAST_DAY })],
    { DATABASE_URL: url, DATABASE_DIRECT_URL: url },
    signal,
    root,
  );
}

function flags(values: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

/** Sets hint bits, visibility and statistics as in a database in use; otherwise the first server to read pays for all. */
async function settle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
