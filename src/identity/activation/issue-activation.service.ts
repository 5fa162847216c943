import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Role } from '../../access/role.ts';
import { isOwnUser, type Viewer } from '../../access/viewer.ts';
import { Refusal } from '../../platform/refusal.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { addActivation } from './activation-token.service.ts';

const shape = z.object({ userId: id });

/** A token with which its owner sets a password once; earlier ones are revoked. */
export function issueActivation(context: RequestContext, input: z.input<typeof shape>) {
  const changesOwnUser = isOwnUser(context.viewer, input.userId);
  const verb = { action: 'issueActivation', input, shape, changesOwnUser } as const;
  return mutate(context, verb, async ({ tx, audit, viewer }, { userId }) => {
    const rows = await tx.query<{ role: Role; status: string }>(sql`
      SELECT role::text, status::text FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`);
    const [user] = rows;
    if (user === undefined) throw new Refusal('NOT_FOUND', 'There is no such user.', ['userId']);
    refuseStranger(viewer, user);
    if (user.status === 'DISABLED')
      throw new Refusal('INACTIVE', 'This user is disabled. Enable the user first.', ['userId']);
    const activation = await addActivation(tx, userId);
    const { activationExpiresAt } = activation;
    audit({ entityType: 'User', entityId: userId, after: { activationExpiresAt } });
    return { userId, ...activation };
  });
}

/** Anyone who holds the token becomes the user, so nobody can issue one for a user with more rights than their own. */
function refuseStranger(viewer: Viewer, user: { role: Role }): void {
  const role = viewer.kind === 'USER' ? viewer.role : null;
  if (role === Role.ADMIN) return;
  if (user.role !== Role.CUSTOMER) {
    throw new Refusal('NOT_ALLOWED', 'Only an administrator may do this for staff, agents and suppliers.', ['userId']);
  }
}
