import sql from 'sql-template-tag';
import { z } from 'zod';
import { changedFields } from '../access/audit.ts';
import { mutate, type Write } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { Refusal } from '../platform/refusal.ts';
import { NOW, updateRows } from '../platform/row-writes.ts';
import { id, kept, line, phone, prose } from '../platform/values/argument-shapes.ts';
import { requireActiveArea } from './areas/require-active-area.service.ts';
import { type LockedCustomer, lockCustomer, lockLogin } from './lock-customer.service.ts';

const shape = z.object({
  customerId: id,
  name: kept(line(200)),
  phone: phone.nullish(),
  areaId: id.nullish(),
  notes: prose(2_000).nullish(),
});

/** Repeating it changes nothing and records nothing. */
export function updateCustomer(context: RequestContext, input: z.input<typeof shape>) {
  // The customer's login follows, so the viewer's own user may be written.
  const changesOwnUser = context.viewer?.kind === 'USER' && context.viewer.role === 'CUSTOMER';
  const verb = { action: 'updateCustomer', input, shape, changesOwnUser } as const;
  return mutate(context, verb, async (write, { customerId, ...given }) => {
    const { tx } = write;
    if (!changesOwnUser && (given.name !== undefined || given.phone !== undefined)) await lockLogin(tx, customerId);
    const customer = await lockCustomer(write, customerId);
    if (changesOwnUser) refuseForCustomers(given);
    const change = changedFields(customer, given);
    if (change === undefined) return { customerId };
    if (change.after.areaId != null) await requireActiveArea(tx, String(change.after.areaId));
    await tx.execute(updateRows('customers', { id: customerId }, { ...change.after, updatedAt: NOW }));
    write.audit({ entityType: 'Customer', entityId: customerId, ...change });
    await followLogin(write, customer, change.after);
    return { customerId };
  });
}

function refuseForCustomers(given: { areaId?: unknown; notes?: unknown }): void {
  for (const name of ['areaId', 'notes'] as const) {
    if (given[name] !== undefined)
      throw new Refusal('NOT_ALLOWED', `Only staff may change ${name}. Ask them to do it.`, [name]);
  }
}

/** The login follows the customer's name and phone if it had the same before. */
async function followLogin({ tx, audit }: Write, customer: LockedCustomer, after: Readonly<Record<string, unknown>>) {
  if (customer.userId === null) return;
  const user = await tx.one<{ name: string; phone: string | null }>(
    sql`SELECT name, phone FROM users WHERE id = ${customer.userId}::uuid`,
  );
  const same = (['name', 'phone'] as const).filter((field) => field in after && user[field] === customer[field]);
  const change = changedFields(user, Object.fromEntries(same.map((field) => [field, after[field]])));
  if (change === undefined) return;
  await tx.execute(updateRows('users', { id: customer.userId }, { ...change.after, updatedAt: NOW }));
  audit({ entityType: 'User', entityId: customer.userId, ...change });
}
