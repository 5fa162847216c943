import sql from 'sql-template-tag';
import { Refusal } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';

/** Refuses an area that does not exist or is inactive; it stays active until the transaction ends. */
export async function requireActiveArea(tx: Transaction, areaId: string): Promise<void> {
  const rows = await tx.query<{ active: boolean }>(sql`SELECT active FROM areas WHERE id = ${areaId}::uuid FOR SHARE`);
  const [area] = rows;
  if (area === undefined) throw new Refusal('NOT_FOUND', 'There is no such area.', ['areaId']);
  if (!area.active) throw new Refusal('INACTIVE', 'This area is inactive. Choose another one.', ['areaId']);
}
