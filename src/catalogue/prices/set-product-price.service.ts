import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { amount, day, id } from '../../platform/values/argument-shapes.ts';
import { dayOf, lockProduct, refusePastDay } from '../dated-value.service.ts';

const shape = z.object({ productId: id, price: amount, effectiveFrom: day });

/** If the price of a day is set again, the last one counts. */
export function setProductPrice(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'setProductPrice', input, shape } as const;
  return mutate(context, verb, async ({ tx, audit }, { productId, price, effectiveFrom }) => {
    await lockProduct(tx, productId);
    const prices = await tx.productPrice.findMany({ where: { productId } });
    await refusePastDay(tx, effectiveFrom, prices.length > 0);
    const from = dayOf(effectiveFrom);
    const before = prices.find((dated) => dated.effectiveFrom.getTime() === from.getTime())?.price.toFixed(2) ?? null;
    const change = changedFields({ price: before }, { price: Number(price).toFixed(2) });
    if (change === undefined) return { productId };
    await tx.productPrice.upsert({
      where: { productId_effectiveFrom: { productId, effectiveFrom: from } },
      create: { productId, effectiveFrom: from, price },
      update: { price },
    });
    const after = { ...change.after, effectiveFrom };
    await audit({ entityType: 'Product', entityId: productId, before: change.before, after });
    return { productId };
  });
}
