import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate, type Write } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Role } from '../../access/role.ts';
import { isOwnUser } from '../../access/viewer.ts';
import { Refusal } from '../../platform/refusal.ts';
import { NOW, updateRows } from '../../platform/row-writes.ts';
import { email, id, kept, line, phone } from '../../platform/values/argument-shapes.ts';
import { LOGIN_REFUSALS } from '../sessions/login-refusals.ts';
import { lockUser } from './lock-user.service.ts';

const shape = z.object({
  userId: id,
  email: kept(email),
  name: kept(line(200)),
  phone: phone.nullish(),
  role: kept(z.enum(Role)),
});

/** Repeating it changes nothing and records nothing. */
export function updateUser(context: RequestContext, input: z.input<typeof shape>) {
  const changesOwnUser = isOwnUser(context.viewer, input.userId);
  const verb = { action: 'updateUser', input, shape, refusals: LOGIN_REFUSALS, changesOwnUser } as const;
  return mutate(context, verb, async (write, { userId, ...given }) => {
    const user = await lockUser(write.tx, userId);
    const change = changedFields(user, given);
    if (change === undefined) return { userId };
    if (change.after.role !== undefined) refuseRole(write, userId, user.role, change.after.role as Role);
    await write.tx.execute(updateRows('users', { id: userId }, { ...change.after, updatedAt: NOW }));
    write.audit({ entityType: 'User', entityId: userId, ...change });
    return { userId };
  });
}

function refuseRole({ viewer }: Write, userId: string, from: Role, to: Role): void {
  if (from === Role.CUSTOMER || to === Role.CUSTOMER) {
    throw new Refusal('NOT_ALLOWED', 'Role CUSTOMER is set by linkUserToCustomer and cannot be changed afterwards.', [
      'role',
    ]);
  }
  if (isOwnUser(viewer, userId))
    throw new Refusal('NOT_ALLOWED', 'You cannot change your own role. Ask another administrator to do it.', ['role']);
}
