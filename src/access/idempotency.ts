import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Actor } from './actor.ts';

/** How long a repeat gets the first answer. */
const KEPT = '7 days';
/** Expired keys that each new key deletes, so that the table holds about a week of keys. */
const SWEPT = 10;

export interface KeyedCall {
  readonly actor: Actor;
  readonly mutation: string;
  readonly key: string;
  /** The input; the same key with another input is refused. */
  readonly input: unknown;
}

/**
 * Claims the key, or returns the answer stored under it. Waits for a running call with the same key: the row's unique key is the
 * lock, and ends with its transaction, even if the process is killed.
 */
export async function takeKey(tx: Transaction, call: KeyedCall): Promise<{ readonly kept: unknown } | undefined> {
  const { actor, mutation, key } = call;
  const hash = hashOf(call.input);
  const taken = await tx.execute(sql`
    INSERT INTO idempotency_keys (actor_kind, actor_id, mutation, key, input_hash, response, expires_at)
    VALUES (${actor.kind}::actor_kind, ${actor.id}::uuid, ${mutation}, ${key}::uuid, ${hash}, 'null', system_now() + ${KEPT}::interval)
    ON CONFLICT (actor_kind, actor_id, mutation, key) DO UPDATE
      SET input_hash = excluded.input_hash, response = 'null', created_at = system_now(), expires_at = excluded.expires_at
      WHERE idempotency_keys.expires_at <= system_now()`);
  if (taken === 1) return undefined;
  const [first] = await tx.query<{ inputHash: string; response: unknown }>(sql`
    SELECT input_hash AS "inputHash", response FROM idempotency_keys
    WHERE actor_kind = ${actor.kind}::actor_kind AND actor_id = ${actor.id}::uuid AND mutation = ${mutation} AND key = ${key}::uuid`);
  if (first?.inputHash !== hash) {
    throw new Refusal(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotency key was already used with a different input. Use a new key for a new request.',
      ['idempotencyKey'],
    );
  }
  return { kept: first.response };
}

export function keepAnswer(tx: Transaction, { actor, mutation, key }: KeyedCall, answer: unknown): void {
  tx.send(sql`
    UPDATE idempotency_keys SET response = ${JSON.stringify(answer)}::jsonb
    WHERE actor_kind = ${actor.kind}::actor_kind AND actor_id = ${actor.id}::uuid AND mutation = ${mutation} AND key = ${key}::uuid`);
  tx.send(sql`
    DELETE FROM idempotency_keys WHERE ctid IN (
      SELECT ctid FROM idempotency_keys WHERE expires_at < system_now() LIMIT ${SWEPT} FOR UPDATE SKIP LOCKED)`);
}

/** Keys are sorted, so that the order of a client's fields does not matter. */
const hashOf = (input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('hex');

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, sorted(item)]));
}
