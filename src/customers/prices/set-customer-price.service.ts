import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate, type Outcome } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { dayOf, lockProduct, refusePastDay } from '../../catalogue/dated-value.service.ts';
import { amount, day, id } from '../../platform/values/argument-shapes.ts';
import { lockCustomer } from '../lock-customer.service.ts';

export interface ChangedCustomerPrice {
  readonly customerId: string;
  readonly productId: string;
  readonly effectiveFrom: string;
  /** Null ends the customer's own price. */
  readonly price: string | null;
}

const shape = z.object({ customerId: id, productId: id, price: amount.nullable(), effectiveFrom: day });

/** The price of a day that is set again is the last one set. */
export function setCustomerPrice(
  context: RequestContext,
  args: { customerId: string; productId: string; price: string | null; effectiveFrom: string },
): Promise<Outcome<ChangedCustomerPrice>> {
  const verb = { action: 'setCustomerPrice', args, shape } as const;
  return mutate(context, verb, async ({ tx, audit }, { customerId, productId, price, effectiveFrom }) => {
    await lockCustomer(tx, context.viewer, customerId, ['customerId']);
    await lockProduct(tx, productId, ['productId']);
    const prices = await tx.customerPrice.findMany({ where: { customerId, productId } });
    await refusePastDay(tx, effectiveFrom, prices.length > 0, ['effectiveFrom']);
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
