import { z } from 'zod';
import { changedFields } from '../access/audit.ts';
import { mutate } from '../access/mutate.ts';
import type { RequestContext } from '../access/request-context.ts';
import { CustomerStatus } from '../generated/prisma/enums.ts';
import { NOW, updateRows } from '../platform/row-writes.ts';
import { id, line } from '../platform/values/argument-shapes.ts';
import { lockCustomer } from './lock-customer.service.ts';

const shape = z.object({ customerId: id, status: z.enum(CustomerStatus), reason: line(500).nullish() });

/** Repeating it changes nothing. PAUSED and STOPPED take effect when orders are generated. */
export function setCustomerStatus(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'setCustomerStatus', input, shape } as const;
  return mutate(context, verb, async (write, { customerId, status, reason = null }) => {
    const customer = await lockCustomer(write, customerId);
    const after = { status, statusReason: reason };
    const change = changedFields(customer, after);
    if (change === undefined) return { customerId };
    await write.tx.execute(updateRows('customers', { id: customerId }, { ...after, updatedAt: NOW }));
    write.audit({ entityType: 'Customer', entityId: customerId, ...change });
    return { customerId };
  });
}
