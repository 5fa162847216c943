import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { isOwnUser } from '../access/viewer.ts';
import { endSessions } from '../identity/sessions/end-sessions.service.ts';
import { LOGIN_REFUSALS } from '../identity/sessions/login-refusals.ts';
import { Refusal } from '../platform/refusal.ts';
import { id } from '../platform/values/argument-shapes.ts';
import { lockCustomer } from './lock-customer.service.ts';

const shape = z.object({ userId: id, customerId: id });

/** Both links or neither; a pair that is already linked stays as it is. */
export function linkUserToCustomer(context: RequestContext, input: z.input<typeof shape>) {
  const changesOwnUser = isOwnUser(context.viewer, input.userId);
  const verb = { action: 'linkUserToCustomer', input, shape, refusals: LOGIN_REFUSALS, changesOwnUser } as const;
  return mutate(context, verb, async ({ tx, viewer, audit }, pair) => {
    const { userId, customerId } = pair;
    // The user first, as in every write by a customer, which locks its own user to confirm it.
    const users = await tx.query<{ role: string; customerId: string | null }>(sql`
      SELECT role::text, customer_id::text AS "customerId" FROM users WHERE id = ${userId}::uuid FOR UPDATE`);
    const customer = await lockCustomer({ tx, viewer }, customerId);
    const [user] = users;
    if (user === undefined) throw new Refusal('NOT_FOUND', 'There is no such user.', ['userId']);
    if (user.customerId === customerId) return pair;
    // Anyone who may link may see both, so naming them reveals nothing.
    if (user.customerId !== null) {
      throw new Refusal('ALREADY_LINKED', `This user is already the login of customer ${user.customerId}.`, ['userId']);
    }
    if (customer.userId !== null) {
      throw new Refusal('ALREADY_LINKED', `This customer already has a login, user ${customer.userId}.`, [
        'customerId',
      ]);
    }
    if (isOwnUser(viewer, userId))
      throw new Refusal('NOT_ALLOWED', 'You would lose your own role. Ask another administrator to do it.', ['userId']);
    await tx.execute(
      sql`UPDATE users SET role = 'CUSTOMER', customer_id = ${customerId}::uuid, updated_at = system_now() WHERE id = ${userId}::uuid`,
    );
    await tx.execute(
      sql`UPDATE customers SET user_id = ${userId}::uuid, updated_at = system_now() WHERE id = ${customerId}::uuid`,
    );
    await endSessions(tx, userId);
    audit({
      entityType: 'User',
      entityId: userId,
      before: { role: user.role, customerId: null },
      after: { role: 'CUSTOMER', customerId },
    });
    audit({ entityType: 'Customer', entityId: customerId, before: { userId: null }, after: { userId } });
    return pair;
  });
}
