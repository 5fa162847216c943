import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { isOwnUser } from '../../access/viewer.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { lockUser, setUserStatus } from './lock-user.service.ts';

const shape = z.object({ userId: id });

/** Restores the previous status: INVITED if the user never set a password, else ACTIVE. Repeating it changes nothing. */
export function enableUser(context: RequestContext, input: z.input<typeof shape>) {
  const changesOwnUser = isOwnUser(context.viewer, input.userId);
  return mutate(context, { action: 'enableUser', input, shape, changesOwnUser }, async (write, { userId }) => {
    const user = await lockUser(write.tx, userId);
    if (user.status !== 'DISABLED') return { userId };
    const passwords = await write.tx.query(sql`SELECT 1 FROM credentials WHERE user_id = ${userId}::uuid`);
    const hasPassword = passwords.length > 0;
    await setUserStatus(write, userId, user.status, hasPassword && !user.mustChangePassword ? 'ACTIVE' : 'INVITED');
    return { userId };
  });
}
