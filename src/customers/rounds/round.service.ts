import { Refusal } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';

/** Locks an agent's round: places on it are given out by one transaction at a time. */
export async function lockRound(tx: Transaction, agentId: string, field: readonly string[]): Promise<void> {
  const rows = await tx.$queryRaw<{ role: string; status: string }[]>`
    SELECT role::text, status::text FROM users WHERE id = ${agentId}::uuid FOR NO KEY UPDATE`;
  const [agent] = rows;
  if (agent === undefined) throw new Refusal('NOT_FOUND', 'There is no such user.', field);
  if (agent.role !== 'DELIVERY_AGENT' || agent.status === 'DISABLED') {
    throw new Refusal('NOT_AN_AGENT', 'Choose a user of role DELIVERY_AGENT who is not disabled.', field);
  }
}

/** The place behind the last customer of the round, which must be locked. */
export async function nextPlace(tx: Transaction, agentId: string): Promise<number> {
  const { _max } = await tx.customer.aggregate({ where: { agentId }, _max: { routePosition: true } });
  return (_max.routePosition ?? 0) + 1;
}
