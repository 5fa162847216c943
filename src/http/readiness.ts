import type { Pool } from 'pg';

/** Why this process should get no traffic at the moment, in words that anybody may see; undefined if it is ready. */
export type Readiness = () => Promise<string | undefined>;

const PATIENCE_MS = 2_000;
/** The database is queried at most once a second, however often readiness is requested. */
const KEPT_MS = 1_000;

const UNDEFINED_TABLE = '42P01';

/** What is wrong with the schema itself; empty if nothing is. */
type ReadSchemaFaults = () => Promise<readonly string[]>;

export interface ReadinessOptions {
  readonly pool: Pool;
  readonly migrations: readonly string[];
  readonly readSchemaFaults: ReadSchemaFaults;
  /** Gets the details, which public answers omit. */
  readonly onSchemaFaults: (faults: readonly string[]) => void;
}

/** Ready means: the database answers, every migration of this version has been applied, and what they made still holds. */
export function createReadiness({ pool, migrations, ...schema }: ReadinessOptions): Readiness {
  const examineSchema = untilSound(schema);
  let kept: { answer: Promise<string | undefined>; askedAt: number } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now - kept.askedAt > KEPT_MS) {
      kept = { answer: withPatience(examine(pool, migrations, examineSchema)), askedAt: now };
    }
    return kept.answer;
  };
}

async function examine(
  pool: Pool,
  migrations: readonly string[],
  examineSchema: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    const { rows } = await pool.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Set(rows.map(({ name }) => name));
    const pending = migrations.filter((name) => !applied.has(name)).length;
    return pending === 0 ? await examineSchema() : 'The database is missing migrations of this version.';
  } catch (error) {
    const { code } = error as { code?: string };
    return code === UNDEFINED_TABLE
      ? 'The database is missing migrations of this version.'
      : 'The database cannot be reached.';
  }
}

/**
 * Checked until the schema was sound once: about 0.1 s, at the start. Later a newer version may migrate the database, which also
 * serves this one until it is replaced.
 */
function untilSound({
  readSchemaFaults,
  onSchemaFaults,
}: Pick<ReadinessOptions, 'readSchemaFaults' | 'onSchemaFaults'>) {
  let sound = false;
  let told = '';
  return async () => {
    if (sound) return undefined;
    const faults = await readSchemaFaults();
    sound = faults.length === 0;
    if (!sound && told !== faults.join()) onSchemaFaults(faults);
    told = faults.join();
    return sound ? undefined : 'The database schema does not match this version.';
  };
}

async function withPatience(answer: Promise<string | undefined>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('The database did not answer in time.'), PATIENCE_MS);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
