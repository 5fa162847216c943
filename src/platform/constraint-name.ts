import { errorChain } from './error-chain.ts';

/** PostgreSQL names a check, an exclusion or a deferred foreign key in its message. */
const NAMED_IN_MESSAGE = /violates (?:check|exclusion|foreign key|unique) constraint "([^"]+)"/;

/** On Citus, a shard's constraint name ends in the shard's number. */
const SHARD_SUFFIX = /_\d{6,}$/;

/**
 * The name of the constraint, index or trigger that refused a statement; undefined for every other failure. `pg` has it as
 * `constraint`, Prisma's adapter only for keys, and `refuse()` also sends it as the hint.
 */
export function constraintName(error: unknown): string | undefined {
  for (const failure of errorChain(error)) {
    const name = nameIn(failure);
    if (name !== undefined) return name.replace(SHARD_SUFFIX, '');
  }
  return undefined;
}

function nameIn({
  constraint,
  kind,
  code,
  hint,
  message,
  originalMessage,
}: Record<string, unknown>): string | undefined {
  if (typeof constraint === 'string') return constraint;
  const index = (constraint as { index?: unknown } | null | undefined)?.index;
  if (typeof index === 'string') return index;
  if (kind === 'postgres' && code === '23514' && typeof hint === 'string') return hint;
  const text = typeof originalMessage === 'string' ? originalMessage : message;
  return typeof text === 'string' ? NAMED_IN_MESSAGE.exec(text)?.[1] : undefined;
}
