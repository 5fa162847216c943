import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';

const WINDOW_SECONDS = 15 * 60;

/** Failures allowed in a quarter of an hour, by what is attempted and what is counted. */
const ATTEMPTS = {
  /** One account, under any of its names and from any address. */
  loginOfAccount: 10,
  /** One address, for all accounts: an office that shares one address makes mistakes too. */
  loginFromAddress: 100,
  refreshFromAddress: 100,
  activationFromAddress: 20,
  shareLinkFromAddress: 30,
} as const;

type Attempt = keyof typeof ATTEMPTS;

/** Counts failed attempts in PostgreSQL, so that all API processes count together. */
export interface AttemptLimits {
  /** Counts an attempt before it is made, so that concurrent ones count too. Throws TOO_MANY_ATTEMPTS. */
  count(attempt: Attempt, who: string): Promise<void>;
  /** Takes back a counted attempt that succeeded. */
  forgive(attempt: Attempt, who: string): Promise<void>;
  /** Forgets all counted failures. */
  forget(attempt: Attempt, who: string): Promise<void>;
}

export function createAttemptLimits({
  pool,
  preparedStatements,
}: Pick<Database, 'pool' | 'preparedStatements'>): AttemptLimits {
  const limiters = new Map(
    Object.entries(ATTEMPTS).map(([attempt, points]) => [
      attempt,
      new RateLimiterPostgres({
        storeClient: preparedStatements ? pool : withoutNames(pool),
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix: attempt,
        points,
        duration: WINDOW_SECONDS,
      }),
    ]),
  );
  const limiterOf = (attempt: Attempt) => limiters.get(attempt) as RateLimiterPostgres;

  return {
    async count(attempt, who) {
      try {
        await limiterOf(attempt).consume(digest(who));
      } catch (error) {
        throw error instanceof RateLimiterRes ? tooMany(error.msBeforeNext) : error;
      }
    },
    async forgive(attempt, who) {
      await limiterOf(attempt).reward(digest(who));
    },
    async forget(attempt, who) {
      await limiterOf(attempt).delete(digest(who));
    },
  };
}

function tooMany(msBeforeNext: number): Refusal {
  const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
  return new Refusal('TOO_MANY_ATTEMPTS', `Too many failed attempts. Try again in ${minutes} minutes.`);
}

/** Anyone with an IPv6 address has a whole network: its first 64 bits count. Unknown addresses count as one. */
export function addressKey(ip: string | null): string {
  if (ip === null) return 'unknown';
  if (!isIPv6(ip) || /^::ffff:\d+\./i.test(ip)) return ip.replace(/^::ffff:/i, '');
  const [head = '', tail] = (ip.split('%')[0] as string).split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const groups = [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The table holds neither addresses nor accounts in clear text. */
const digest = (who: string): string => createHash('sha256').update(who).digest('base64url');

/** The library uses named statements, which some poolers do not support. */
const withoutNames = (pool: pg.Pool) => ({
  query: ({ text, values }: { text: string; values?: unknown[] }) => pool.query(text, values),
});
