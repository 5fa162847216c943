import type { Transaction } from '../../platform/transaction.ts';

// The customer must be locked. A customer with active addresses has exactly one default.

export const hasDefault = async (tx: Transaction, customerId: string): Promise<boolean> =>
  (await tx.address.count({ where: { customerId, isDefault: true, archivedAt: null } })) > 0;

export const clearDefault = (tx: Transaction, customerId: string) =>
  tx.address.updateMany({ where: { customerId, isDefault: true }, data: { isDefault: false } });

export async function promoteOldest(tx: Transaction, customerId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE addresses SET is_default = true
    WHERE id = (SELECT id FROM addresses WHERE customer_id = ${customerId}::uuid AND archived_at IS NULL ORDER BY id LIMIT 1)`;
}
