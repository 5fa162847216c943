import sql from 'sql-template-tag';
import type { Transaction } from '../../platform/transaction.ts';

/**
 * Revokes every refresh token of the user. Access tokens that are out read on until they expire, 15 minutes at most; those that
 * came with a refresh token write no more.
 */
export async function endSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(
    sql`UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = ${userId}::uuid AND revoked_at IS NULL`,
  );
}
