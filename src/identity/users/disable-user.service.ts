import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { isOwnUser } from '../../access/viewer.ts';
import { Refusal } from '../../platform/refusal.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { endSessions } from '../sessions/end-sessions.service.ts';
import { LOGIN_REFUSALS } from '../sessions/login-refusals.ts';
import { lockUser, setUserStatus } from './lock-user.service.ts';

const shape = z.object({ userId: id });

/** Ends the user's sessions; their past writes keep their name. Repeating it changes nothing. */
export function disableUser(context: RequestContext, input: z.input<typeof shape>) {
  const changesOwnUser = isOwnUser(context.viewer, input.userId);
  const verb = { action: 'disableUser', input, shape, refusals: LOGIN_REFUSALS, changesOwnUser } as const;
  return mutate(context, verb, async (write, { userId }) => {
    const { status } = await lockUser(write.tx, userId);
    if (status === 'DISABLED') return { userId };
    if (isOwnUser(write.viewer, userId))
      throw new Refusal('NOT_ALLOWED', 'You cannot disable yourself. Ask another administrator to do it.', ['userId']);
    await setUserStatus(write, userId, status, 'DISABLED');
    await endSessions(write.tx, userId);
    return { userId };
  });
}
