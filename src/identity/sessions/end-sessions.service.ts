import sql from 'sql-template-tag';
import type { Transaction } from '../../platform/transaction.ts';

/**
 * Revokes every refresh token of the user. Existing access tokens can read until they expire, at most 15 minutes later; those
 * that came with a refresh token can no longer write.
 */
export async function endSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.execute(
    sql`UPDATE refresh_tokens SET revoked_at = system_now() WHERE user_id = ${userId}::uuid AND revoked_at IS NULL`,
  );
}
