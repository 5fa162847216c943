import { z } from 'zod';
import { changedFields } from '../access/audit.ts';
import { mutate, type Outcome, type Write } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { CustomerStatus } from '../generated/prisma/enums.ts';
import { Refusal } from '../platform/refusal.ts';
import { id, line, phone, prose } from '../platform/values/argument-shapes.ts';
import { requireActiveArea } from './areas/require-active-area.service.ts';
import { type LockedCustomer, lockCustomer, lockLogin } from './lock-customer.service.ts';
import type { UpdateCustomerInput } from './update-customer.input.ts';

export interface ChangedCustomer {
  readonly customerId: string;
}

const updateShape = z.object({
  id,
  input: z.object({
    name: z.string('cannot be emptied').pipe(line(200)).optional(),
    phone: phone.nullish(),
    areaId: id.nullish(),
    notes: prose(2_000).nullish(),
  }),
});

/** Repeated, it changes nothing and records nothing. */
export function updateCustomer(
  context: RequestContext,
  args: { id: string; input: UpdateCustomerInput },
): Promise<Outcome<ChangedCustomer>> {
  // The login of a customer follows: its own user is among what is written.
  const changesOwnUser = context.viewer?.kind === 'USER' && context.viewer.role === 'CUSTOMER';
  return mutate(
    context,
    { action: 'updateCustomer', args, shape: updateShape, changesOwnUser },
    async (write, { id: customerId, input }) => {
      const { tx } = write;
      if (!changesOwnUser && (input.name !== undefined || input.phone !== undefined)) await lockLogin(tx, customerId);
      const customer = await lockCustomer(tx, context.viewer, customerId, ['id']);
      if (context.viewer?.kind === 'USER' && context.viewer.role === 'CUSTOMER') refuseForCustomers(input);
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      const change = changedFields({ ...customer }, given);
      if (change === undefined) return { customerId };
      if (change.after.areaId != null) await requireActiveArea(tx, String(change.after.areaId), ['input', 'areaId']);
      await tx.customer.update({ where: { id: customerId }, data: change.after, select: { id: true } });
      await write.audit({ entityType: 'Customer', entityId: customerId, ...change });
      await followLogin(write, customer, change.after);
      return { customerId };
    },
  );
}

function refuseForCustomers(input: { areaId?: unknown; notes?: unknown }): void {
  for (const name of ['areaId', 'notes'] as const) {
    if (input[name] !== undefined) {
      throw new Refusal('NOT_ALLOWED', `Only staff may change ${name}: ask for it.`, ['input', name]);
    }
  }
}

/** The login bears the customer's name and phone where it did so far. */
async function followLogin({ tx, audit }: Write, customer: LockedCustomer, after: Readonly<Record<string, unknown>>) {
  if (customer.userId === null) return;
  const user = await tx.user.findUniqueOrThrow({ where: { id: customer.userId }, select: { name: true, phone: true } });
  const same = (['name', 'phone'] as const).filter((field) => field in after && user[field] === customer[field]);
  const change = changedFields(user, Object.fromEntries(same.map((field) => [field, after[field]])));
  if (change === undefined) return;
  await tx.user.update({ where: { id: customer.userId }, data: change.after, select: { id: true } });
  await audit({ entityType: 'User', entityId: customer.userId, ...change });
}

const statusShape = z.object({ id, status: z.enum(CustomerStatus), reason: line(500).nullish() });

/** Repeated, it changes nothing. What PAUSED and STOPPED mean for orders is read from the status when orders are generated. */
export function setCustomerStatus(
  context: RequestContext,
  args: { id: string; status: CustomerStatus; reason?: string | null },
): Promise<Outcome<ChangedCustomer>> {
  return mutate(
    context,
    { action: 'setCustomerStatus', args, shape: statusShape },
    async (write, { id: customerId, ...asked }) => {
      const customer = await lockCustomer(write.tx, context.viewer, customerId, ['id']);
      const after = { status: asked.status, statusReason: asked.reason ?? null };
      const change = changedFields({ ...customer }, after);
      if (change === undefined) return { customerId };
      await write.tx.customer.update({ where: { id: customerId }, data: after, select: { id: true } });
      await write.audit({ entityType: 'Customer', entityId: customerId, ...change });
      return { customerId };
    },
  );
}
