import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserViewer } from '../../access/viewer.ts';
import { endSessions } from './end-sessions.service.ts';

const shape = z.object({ everywhere: z.boolean().nullish() });

/** Ends the session of the access token, or all sessions of its user, by revoking their refresh tokens. */
export function logout(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'logout', input, shape, changesOwnUser: true } as const;
  return mutate(context, verb, async ({ tx, audit, viewer }, { everywhere }) => {
    const { userId, sessionId } = viewer as UserViewer;
    if (everywhere === true) await endSessions(tx, userId);
    else if (sessionId !== undefined) {
      await tx.execute(
        sql`UPDATE refresh_tokens SET revoked_at = system_now() WHERE family_id = ${sessionId}::uuid AND revoked_at IS NULL`,
      );
    }
    audit({ entityType: 'User', entityId: userId, after: { everywhere: everywhere === true } });
    return { loggedOut: true };
  });
}
