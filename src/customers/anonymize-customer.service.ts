import { z } from 'zod';
import { mutate } from '../access/mutate.ts';
import { Refusal } from '../platform/refusal.ts';
import { id, line } from '../platform/values/argument-shapes.ts';
import { findUnsettled, personOf, removePersonalData } from './anonymize-customer.query.ts';
import type { CustomersContext } from './customers-context.ts';
import { lockAnyCustomer, lockLogin } from './lock-customer.service.ts';

const shape = z.object({ customerId: id, reason: line(500) });

/** For good, in one transaction: all of it is removed, or nothing. Repeating it changes nothing. */
export function anonymizeCustomer(context: CustomersContext, input: z.input<typeof shape>) {
  return mutate(
    context,
    { action: 'anonymizeCustomer', input, shape },
    async ({ tx, viewer, audit }, { customerId, reason }) => {
      await lockLogin(tx, customerId);
      const customer = await lockAnyCustomer({ tx, viewer }, customerId);
      if (customer.anonymizedAt !== null) return { customerId };
      if (customer.status !== 'STOPPED') {
        throw new Refusal('NOT_SETTLED', 'The customer still gets deliveries. Set the status to STOPPED first.', [
          'customerId',
        ]);
      }
      const person = personOf(customerId, customer.userId);
      const open = await findUnsettled(tx, context.forgetting, person);
      if (open !== undefined) throw new Refusal('NOT_SETTLED', open, ['customerId']);
      await removePersonalData(tx, context.forgetting, person);
      audit({ entityType: 'Customer', entityId: customerId, after: { anonymized: true, reason } });
      return { customerId };
    },
  );
}
