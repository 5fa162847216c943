import sql from 'sql-template-tag';
import { Refusal } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';

/**
 * Past days keep their price and tax: a value begins today or later, or on any day if there is none yet. Existing orders keep the
 * values that they were created with.
 */
export async function refusePastDay(tx: Transaction, effectiveFrom: string, hasEarlier: boolean): Promise<void> {
  if (!hasEarlier) return;
  const { past } = await tx.one<{ past: boolean }>(sql`SELECT ${effectiveFrom}::date < business_today() AS past`);
  if (past)
    throw new Refusal(
      'DATE_IN_PAST',
      'A value that has been in force cannot be changed. Choose today or a later date.',
      ['effectiveFrom'],
    );
}

export async function lockProduct(tx: Transaction, productId: string): Promise<LockedProduct> {
  const rows = await tx.query<LockedProduct>(sql`
    SELECT id::text, name, category, description, image_url AS "imageUrl", active FROM products WHERE id = ${productId}::uuid FOR NO KEY UPDATE`);
  const [product] = rows;
  if (product === undefined) throw new Refusal('NOT_FOUND', 'There is no such product.', ['productId']);
  return product;
}

export interface LockedProduct {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly description: string | null;
  readonly imageUrl: string | null;
  readonly active: boolean;
}
