import sql, { raw } from 'sql-template-tag';
import type { ActorKind } from '../generated/prisma/enums.ts';
import { RequestError } from '../platform/errors.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { UserViewer, Viewer } from './viewer.ts';

/** Who writes, as audit events and idempotency keys name it. */
export type Actor =
  | { readonly kind: Exclude<ActorKind, 'SYSTEM'>; readonly id: string }
  | { readonly kind: 'SYSTEM'; readonly id: null };

type UserLock = 'FOR SHARE' | 'FOR NO KEY UPDATE';

const over = () =>
  new RequestError('UNAUTHENTICATED', 'Your session has ended, or your account has changed. Log in again.');

/** Who writes, by the token. */
export const actorOf = (viewer: Viewer): Actor =>
  viewer.kind === 'USER' ? { kind: 'USER', id: viewer.userId } : { kind: 'SHARE_LINK', id: viewer.shareLinkId };

/**
 * Refuses an outdated token: its user was disabled, changed role or logged out, or its link was revoked. Reads still accept it
 * until it expires; writes do not. The row stays locked until the transaction ends.
 */
export async function confirmActor(tx: Transaction, viewer: Viewer, lock: UserLock): Promise<void> {
  const good = viewer.kind === 'USER' ? await isStillUser(tx, viewer, lock) : await isLiveLink(tx, viewer.shareLinkId);
  if (!good) throw over();
}

async function isStillUser(tx: Transaction, viewer: UserViewer, lock: UserLock): Promise<boolean> {
  const rows = await tx.query(sql`
    SELECT 1 FROM users
    WHERE id = ${viewer.userId}::uuid AND status <> 'DISABLED' AND role = ${viewer.role}::role
      AND customer_id IS NOT DISTINCT FROM ${viewer.customerId}::uuid
      AND (${viewer.mustChangePassword} OR NOT (must_change_password OR status = 'INVITED'))
      AND NOT EXISTS (
        SELECT 1 FROM refresh_tokens WHERE family_id = ${viewer.sessionId ?? null}::uuid AND revoked_at IS NOT NULL)
    ${raw(lock)}`);
  return rows.length === 1;
}

async function isLiveLink(tx: Transaction, shareLinkId: string): Promise<boolean> {
  const rows = await tx.query(sql`
    SELECT 1 FROM share_links
    WHERE id = ${shareLinkId}::uuid AND revoked_at IS NULL AND expires_at > business_now()
    FOR SHARE`);
  return rows.length === 1;
}
