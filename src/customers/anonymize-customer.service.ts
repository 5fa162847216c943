import { z } from 'zod';
import { mutate, type Outcome } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { Refusal } from '../platform/refusal.ts';
import { id, line } from '../platform/values/argument-shapes.ts';
import { findUnsettled, REMOVED, removePersonalData, type Unsettled } from './anonymize-customer.query.ts';
import { lockAnyCustomer, lockLogin } from './lock-customer.service.ts';
import type { ChangedCustomer } from './update-customer.service.ts';

const shape = z.object({ id, reason: line(500) });

/** For good, in one transaction: either all of it is gone, or nothing. Again, it changes nothing. */
export function anonymizeCustomer(
  context: RequestContext,
  args: { id: string; reason: string },
): Promise<Outcome<ChangedCustomer>> {
  return mutate(
    context,
    { action: 'anonymizeCustomer', args, shape },
    async ({ tx, audit }, { id: customerId, reason }) => {
      await lockLogin(tx, customerId);
      const customer = await lockAnyCustomer(tx, context.viewer, customerId, ['id']);
      if (customer.anonymizedAt !== null) return { customerId };
      if (customer.status !== 'STOPPED') {
        throw new Refusal('NOT_SETTLED', 'The customer is still delivered to: set its status to STOPPED first.', [
          'id',
        ]);
      }
      const open = openMatter(await findUnsettled(tx, customerId));
      if (open !== undefined) throw new Refusal('NOT_SETTLED', open, ['id']);
      await removePersonalData(tx, customerId, customer.userId);
      await tx.$executeRaw`
      UPDATE customers SET name = ${REMOVED}, phone = NULL, notes = NULL, status_reason = NULL, agent_id = NULL, route_position = NULL,
        anonymized_at = business_now(), updated_at = now()
      WHERE id = ${customerId}::uuid`;
      await audit({ entityType: 'Customer', entityId: customerId, after: { anonymized: true, reason } });
      return { customerId };
    },
  );
}

function openMatter(open: Unsettled): string | undefined {
  if (open.openOrders) return 'There are orders to be delivered: deliver or cancel them first.';
  if (open.draftInvoices) return 'There is an invoice in draft: finalise or void it first.';
  if (open.unbilledDeliveries) return 'There are deliveries that are not billed: bill them first.';
  if (Number(open.balance) !== 0) return `The balance is ${open.balance}: settle, refund or write it off first.`;
  return undefined;
}
