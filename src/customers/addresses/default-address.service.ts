import sql from 'sql-template-tag';
import { updateRows } from '../../platform/row-writes.ts';
import type { Transaction } from '../../platform/transaction.ts';

// The customer must be locked. A customer with active addresses has exactly one default.

export const hasDefault = async (tx: Transaction, customerId: string): Promise<boolean> =>
  (
    await tx.query(
      sql`SELECT 1 FROM addresses WHERE customer_id = ${customerId}::uuid AND is_default AND archived_at IS NULL`,
    )
  ).length > 0;

export const clearDefault = (tx: Transaction, customerId: string) =>
  tx.execute(updateRows('addresses', { customerId, isDefault: true }, { isDefault: false }));

export async function promoteOldest(tx: Transaction, customerId: string): Promise<void> {
  await tx.execute(sql`
    UPDATE addresses SET is_default = true
    WHERE id = (SELECT id FROM addresses WHERE customer_id = ${customerId}::uuid AND archived_at IS NULL ORDER BY id LIMIT 1)`);
}
