import type pg from 'pg';
import { analyseTables } from '../platform/migrations/analyse-tables.ts';
import type { CountProgress } from '../platform/progress.ts';
import { StartupError } from '../platform/startup-error.ts';
import { sampleSteps } from './sample-steps.ts';
import { resolveWindow, type SampleOptions, type SampleWindow } from './sample-window.ts';
import type { Step } from './step.ts';

export interface SampleSummary {
  firstDay: string;
  lastDay: string;
  /** Rows by table. */
  rows: Record<string, number>;
  durationMs: number;
}

/**
 * Fills an empty database with a plausible history in one transaction, so that a killed load leaves nothing. The same options
 * give the same rows, including ids, once the round of the last day has begun.
 */
export async function loadSample(
  pool: pg.Pool,
  options: SampleOptions,
  onProgress: CountProgress,
): Promise<SampleSummary> {
  const startedAt = performance.now();
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN');
    await prepareSession(client);
    await refuseUnlessEmpty(client);
    const window = await resolveWindow(client, options);
    const rows = await runSteps(client, sampleSteps(options, window), onProgress);
    await recordLoad(client, options, window);
    await client.query('COMMIT');
    await analyseTables(client, 'all');
    failed = false;
    const { firstDay, lastDay } = window;
    return { firstDay, lastDay, rows, durationMs: Math.round(performance.now() - startedAt) };
  } finally {
    // A connection in an unknown state is closed, which rolls back.
    client.release(failed);
  }
}

export async function sampleLoaded(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ loaded: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM audit_events WHERE action = 'sample.load') AS loaded`,
  );
  return rows[0]?.loaded ?? false;
}

/** Whether somebody has started to use this database. */
export async function holdsData(database: pg.Pool | pg.ClientBase): Promise<boolean> {
  const { rows } = await database.query<{ filled: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM users) OR EXISTS (SELECT 1 FROM customers) OR EXISTS (SELECT 1 FROM products) AS filled',
  );
  return rows[0]?.filled ?? false;
}

async function runSteps(
  client: pg.ClientBase,
  steps: readonly Step[],
  onProgress: CountProgress,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const [done, step] of steps.entries()) {
    onProgress(done, steps.length, step.label);
    const result = await client.query(step.sql, step.values ? [...step.values] : undefined);
    if (step.fills) rows[step.fills] = (rows[step.fills] ?? 0) + (result.rowCount ?? 0);
    if (step.counts) rows[step.counts] = Number(result.rows[0].count);
  }
  onProgress(steps.length, steps.length, 'Done');
  return rows;
}

/** For long bulk statements, and in one time zone, which decides the length of an interval's day. */
async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(`
    SELECT set_config(name, value, true)
    FROM (VALUES ('TimeZone', 'UTC'), ('statement_timeout', '0'), ('transaction_timeout', '0'), ('idle_in_transaction_session_timeout', '0'),
                 ('jit', 'off'), ('random_page_cost', '1'), ('work_mem', '128MB'), ('default_statistics_target', '20')) AS setting (name, value)
    WHERE name IN (SELECT name FROM pg_settings)`);
}

/** Nobody else may write users or customers until the load ends, or theirs would be mixed with fictional ones. */
async function refuseUnlessEmpty(client: pg.ClientBase): Promise<void> {
  await client.query('LOCK TABLE users, customers IN SHARE ROW EXCLUSIVE MODE');
  if (await holdsData(client)) {
    throw new StartupError(
      'This database already has users, customers or products, and sample data is never mixed with other data',
      'Load it into an empty database: choose one with DATABASE_URL or DATA_DIR.',
    );
  }
}

async function recordLoad(client: pg.ClientBase, options: SampleOptions, window: SampleWindow): Promise<void> {
  const { customers, months, seed } = options;
  await client.query(`INSERT INTO audit_events (actor_kind, action, after) VALUES ('SYSTEM', 'sample.load', $1)`, [
    JSON.stringify({ customers, months, seed, until: window.lastDay, asOf: window.asOf }),
  ]);
}
