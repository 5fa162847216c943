import sql from 'sql-template-tag';
import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import type { Write } from '../../access/mutate.ts';
import { Refusal } from '../../platform/refusal.ts';
import { NOW, updateRows } from '../../platform/row-writes.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { id } from '../../platform/values/argument-shapes.ts';

/** The maximum page size of a list. */
const MAX_CUSTOMERS = 500;

export const customerIdsShape = z
  .array(id)
  .min(1, 'is empty')
  .max(MAX_CUSTOMERS, `has more than ${MAX_CUSTOMERS} ids`)
  .refine((ids) => new Set(ids).size === ids.length, 'lists a customer twice');

/** Where a customer is on a round. */
export interface Place {
  readonly id: string;
  readonly agentId: string | null;
  readonly routePosition: number | null;
}

/** Locks an agent's round: one transaction at a time assigns places on it. */
export async function lockRound(tx: Transaction, agentId: string): Promise<void> {
  const rows = await tx.query<{ role: string; status: string }>(sql`
    SELECT role::text, status::text FROM users WHERE id = ${agentId}::uuid FOR NO KEY UPDATE`);
  const [agent] = rows;
  if (agent === undefined) throw new Refusal('NOT_FOUND', 'There is no such user.', ['agentId']);
  if (agent.role !== 'DELIVERY_AGENT' || agent.status === 'DISABLED') {
    throw new Refusal('NOT_AN_AGENT', 'Choose a user of role DELIVERY_AGENT who is not disabled.', ['agentId']);
  }
}

/** The place after the last customer of the round, which must be locked. */
export async function nextPlace(tx: Transaction, agentId: string): Promise<number> {
  const { next } = await tx.one<{ next: number }>(
    sql`SELECT coalesce(max(route_position), 0) + 1 AS next FROM customers WHERE agent_id = ${agentId}::uuid`,
  );
  return next;
}

/** The round and the customer must be locked. */
export async function move(
  { tx, audit }: Write,
  place: Place,
  to: { agentId: string; routePosition: number },
): Promise<void> {
  const change = changedFields(place, to);
  if (change === undefined) return;
  await tx.execute(updateRows('customers', { id: place.id }, { ...to, updatedAt: NOW }));
  audit({ entityType: 'Customer', entityId: place.id, ...change });
}
