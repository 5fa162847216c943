import sql from 'sql-template-tag';
import type { Transaction } from '../../platform/transaction.ts';
import { makeSecretToken, tokenHash } from '../tokens/secret-token.ts';

/** Long enough for a message to be read after a weekend. */
const LIFETIME_HOURS = 72;

export interface Activation {
  readonly activationToken: string;
  /** RFC 3339, UTC. */
  readonly activationExpiresAt: string;
}

/** A token for one activation of the user; invalidates earlier ones. */
export async function addActivation(tx: Transaction, userId: string): Promise<Activation> {
  const activationToken = makeSecretToken();
  await tx.execute(
    sql`UPDATE activation_tokens SET used_at = system_now() WHERE user_id = ${userId}::uuid AND used_at IS NULL`,
  );
  const { expiresAt } = await tx.one<{ expiresAt: Date }>(sql`
    INSERT INTO activation_tokens (user_id, token_hash, expires_at)
    VALUES (${userId}::uuid, ${tokenHash(activationToken)}, system_now() + make_interval(hours => ${LIFETIME_HOURS}::int))
    RETURNING expires_at AS "expiresAt"`);
  return { activationToken, activationExpiresAt: expiresAt.toISOString() };
}
