import type { Pool } from 'pg';

/** Why this process should get no traffic at the moment, in words that may be shown to anybody; undefined where it may. */
export type Readiness = () => Promise<string | undefined>;

const PATIENCE_MS = 2_000;
/** However often it is asked, the database is bothered once a second. */
const KEPT_MS = 1_000;

const UNDEFINED_TABLE = '42P01';

/** Ready means: the database answers, and every migration of this version has been applied to it. */
export function createReadiness(pool: Pool, migrations: readonly string[]): Readiness {
  let kept: { answer: Promise<string | undefined>; askedAt: number } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now - kept.askedAt > KEPT_MS) {
      kept = { answer: withPatience(examine(pool, migrations)), askedAt: now };
    }
    return kept.answer;
  };
}

async function examine(pool: Pool, migrations: readonly string[]): Promise<string | undefined> {
  try {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Set(rows.map(({ name }) => name));
    const pending = migrations.filter((name) => !applied.has(name)).length;
    return pending === 0 ? undefined : 'The database lacks migrations of this version.';
  } catch (error) {
    const { code } = error as { code?: string };
    return code === UNDEFINED_TABLE
      ? 'The database lacks migrations of this version.'
      : 'The database cannot be reached.';
  }
}

async function withPatience(answer: Promise<string | undefined>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('The database does not answer in time.'), PATIENCE_MS);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
