import { z } from 'zod';
import { mutate, type Outcome } from '../../access/mutate.ts';
import type { UserViewer } from '../../access/viewer.ts';
import type { IdentityContext } from '../identity-context.ts';
import { endSessions } from './end-sessions.service.ts';

export interface LoggedOut {
  readonly loggedOut: boolean;
}

const shape = z.object({ everywhere: z.boolean().nullish() });

/** Ends the session of the access token, or all of its user's. Its refresh tokens are worthless from now on. */
export function logout(context: IdentityContext, args: { everywhere?: boolean | null }): Promise<Outcome<LoggedOut>> {
  return mutate(
    context,
    { action: 'logout', args, shape, changesOwnUser: true },
    async ({ tx, audit }, { everywhere }) => {
      const { userId, sessionId } = context.viewer as UserViewer;
      if (everywhere === true) await endSessions(tx, userId);
      else if (sessionId !== undefined) {
        await tx.$executeRaw`UPDATE refresh_tokens SET revoked_at = now() WHERE family_id = ${sessionId}::uuid AND revoked_at IS NULL`;
      }
      await audit({ entityType: 'User', entityId: userId, after: { everywhere: everywhere === true } });
      return { loggedOut: true };
    },
  );
}
