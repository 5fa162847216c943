import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { dayOf, lockProduct, refusePastDay } from '../../catalogue/dated-value.service.ts';
import { amount, day, id } from '../../platform/values/argument-shapes.ts';
import { lockCustomer } from '../lock-customer.service.ts';

const shape = z.object({ customerId: id, productId: id, price: amount.nullish(), effectiveFrom: day });

/** If the price of a day is set again, the last one counts. */
export function setCustomerPrice(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'setCustomerPrice', input, shape } as const;
  return mutate(context, verb, async (write, { customerId, productId, price = null, effectiveFrom }) => {
    const { tx, audit } = write;
    await lockCustomer(write, customerId);
    await lockProduct(tx, productId);
    const prices = await tx.customerPrice.findMany({ where: { customerId, productId } });
    await refusePastDay(tx, effectiveFrom, prices.length > 0);
    const from = dayOf(effectiveFrom);
    const same = prices.find((dated) => dated.effectiveFrom.getTime() === from.getTime());
    const after = price === null ? null : Number(price).toFixed(2);
    const result = { customerId, productId, effectiveFrom, price: after };
    const change = changedFields({ price: same?.price?.toFixed(2) ?? null }, { price: after });
    if (change === undefined && same !== undefined) return result;
    await tx.customerPrice.upsert({
      where: { customerId_productId_effectiveFrom: { customerId, productId, effectiveFrom: from } },
      create: { customerId, productId, effectiveFrom: from, price },
      update: { price },
    });
    await audit({
      entityType: 'Customer',
      entityId: customerId,
      before: { productId, price: same?.price?.toFixed(2) ?? null },
      after: { productId, price: after, effectiveFrom },
    });
    return result;
  });
}
