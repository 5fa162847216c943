import type pg from 'pg';
import { StartupError } from '../platform/startup-error.ts';

export interface SampleOptions {
  customers: number;
  /** Complete calendar months of history, in addition to the running month up to `until`. */
  months: number;
  seed: number;
  /** The sample's today, YYYY-MM-DD. Default: the database's business day. */
  until?: string;
}

/** The time span of the sample. Days are YYYY-MM-DD. */
export interface SampleWindow {
  firstDay: string;
  /** The sample's today. Orders extend one day further. */
  lastDay: string;
  /** Nothing in the sample happens after this. */
  asOf: string;
}

/** Days from and to, both included. */
export interface Span {
  from: string;
  to: string;
}

export const DEFAULT_SIZE = { customers: 200, months: 2, seed: 1 } as const;

/** Minimum and maximum. */
export const SIZE_LIMITS = { customers: [1, 1_000_000], months: [1, 120], seed: [0, 2_147_483_647] } as const;

/** Enough rows for PostgreSQL to work in bulk, few enough for a statement to end within seconds. */
const CUSTOMER_DAYS_AT_ONCE = 60_000;

/**
 * The sample's clock is at 07:00 of the last day, in the middle of the morning's round; before that hour it is at midnight, so
 * that nothing is confirmed before it happens.
 */
const WINDOW_SQL = `
SELECT to_char(date_trunc('month', until) - make_interval(months => $2), 'YYYY-MM-DD') AS "firstDay",
       to_char(until, 'YYYY-MM-DD') AS "lastDay",
       to_char(CASE WHEN round <= business_now() THEN round ELSE midnight END AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "asOf",
       until > business_today() AS "isFuture"
FROM (SELECT coalesce($1::date, business_today()) AS until) AS day,
     LATERAL (SELECT until::timestamp AT TIME ZONE business_time_zone() AS midnight,
                     (until + time '07:00') AT TIME ZONE business_time_zone() AS round) AS clock`;

export async function resolveWindow(client: pg.ClientBase, options: SampleOptions): Promise<SampleWindow> {
  for (const [name, [least, most]] of Object.entries(SIZE_LIMITS)) {
    const value = options[name as keyof typeof SIZE_LIMITS];
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new StartupError(`The sample's ${name} must be a whole number from ${least} to ${most}, not ${value}`);
    }
  }
  const { rows } = await client.query<SampleWindow & { isFuture: boolean }>(WINDOW_SQL, [
    options.until ?? null,
    options.months,
  ]);
  const [window] = rows;
  if (!window || window.isFuture) {
    throw new StartupError(
      `The sample cannot end in the future, on ${options.until}`,
      'Choose today or an earlier day.',
    );
  }
  return { firstDay: window.firstDay, lastDay: window.lastDay, asOf: window.asOf };
}

/** The days of the sample's orders, split at the ends of months and so that no statement becomes too long. */
export function spansOf({ firstDay, lastDay }: SampleWindow, customers: number): Span[] {
  const daysAtOnce = Math.min(31, Math.max(1, Math.floor(CUSTOMER_DAYS_AT_ONCE / customers)));
  const end = addDays(lastDay, 1);
  const spans: Span[] = [];
  for (let from = firstDay; from <= end; ) {
    const to = [addDays(from, daysAtOnce - 1), lastOfMonth(from), end].sort()[0] as string;
    spans.push({ from, to });
    from = addDays(to, 1);
  }
  return spans;
}

/** The first days of the sample's months, the running one last. */
export function monthsOf({ firstDay, lastDay }: SampleWindow): string[] {
  const months: string[] = [];
  for (let month = firstDay; month <= lastDay; month = addDays(lastOfMonth(month), 1)) months.push(month);
  return months;
}

/** The first day of the month before the one that begins with `month`. */
export function monthBefore(month: string): string {
  return `${addDays(month, -1).slice(0, 7)}-01`;
}

function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

function lastOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
