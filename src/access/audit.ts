import { insertRow } from '../platform/row-writes.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Actor } from './actor.ts';
import type { RequestContext } from './request-context.ts';

export type Facts = Readonly<Record<string, unknown>>;

/** What a verb did to one row. */
export interface Change {
  /** Name of the model. */
  readonly entityType: string;
  /** Null for a singleton. */
  readonly entityId: string | null;
  /** Changed fields, before and after (see `changedFields`). Never a secret. Amounts are text. */
  readonly before?: Facts | undefined;
  readonly after?: Facts | undefined;
}

type Caller = Pick<RequestContext, 'ip' | 'userAgent' | 'requestId'>;

const MAX_USER_AGENT_CHARACTERS = 500;

/** Sends the append-only audit record of a change, in the same transaction. */
export function recordEvent(
  tx: Transaction,
  caller: Caller,
  actor: Actor,
  action: string,
  { entityType, entityId, before, after }: Change,
): void {
  tx.send(
    insertRow('audit_events', {
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      entityType,
      entityId,
      before: textOf(before),
      after: textOf(after),
      ip: caller.ip,
      userAgent: caller.userAgent?.slice(0, MAX_USER_AGENT_CHARACTERS).replaceAll('\0', '') ?? null,
      requestId: caller.requestId,
    }),
  );
}

const textOf = (value: unknown): string | undefined => JSON.stringify(value, withExactNumbers);

/** PostgreSQL keeps every digit of a number but JSON.parse does not, so numbers that it could change are stored as text. */
const withExactNumbers = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' || (typeof value === 'number' && !Number.isSafeInteger(value)) ? String(value) : value;

/** The fields in which `after` differs, before and after; undefined if none does. Undefined in `after` means unchanged. */
export function changedFields(before: object, after: object): { before: Facts; after: Facts } | undefined {
  const [was, is] = [before as Facts, after as Facts];
  const names = Object.keys(is).filter((name) => is[name] !== undefined && textOf(was[name]) !== textOf(is[name]));
  if (names.length === 0) return undefined;
  const of = (facts: Facts) => Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
  return { before: of(was), after: of(is) };
}
