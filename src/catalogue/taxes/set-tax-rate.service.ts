import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { day, id, percent } from '../../platform/values/argument-shapes.ts';
import { dayOf, lockProduct, refusePastDay } from '../dated-value.service.ts';

const shape = z.object({ productId: id, rate: percent, inclusive: z.boolean(), effectiveFrom: day });

/** If the rate of a day is set again, the last one counts. */
export function setTaxRate(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'setTaxRate', input, shape } as const;
  return mutate(context, verb, async ({ tx, audit }, { productId, rate, inclusive, effectiveFrom }) => {
    await lockProduct(tx, productId);
    const rates = await tx.taxRate.findMany({ where: { productId } });
    await refusePastDay(tx, effectiveFrom, rates.length > 0);
    const from = dayOf(effectiveFrom);
    const same = rates.find((dated) => dated.effectiveFrom.getTime() === from.getTime());
    const before = { rate: same?.rate.toFixed(2) ?? null, inclusive: same?.inclusive ?? null };
    const change = changedFields(before, { rate: Number(rate).toFixed(2), inclusive });
    if (change === undefined) return { productId };
    await tx.taxRate.upsert({
      where: { productId_effectiveFrom: { productId, effectiveFrom: from } },
      create: { productId, effectiveFrom: from, rate, inclusive },
      update: { rate, inclusive },
    });
    const after = { ...change.after, effectiveFrom };
    await audit({ entityType: 'Product', entityId: productId, before: change.before, after });
    return { productId };
  });
}
