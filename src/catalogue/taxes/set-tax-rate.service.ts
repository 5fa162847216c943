import sql from 'sql-template-tag';
import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { day, id, percent } from '../../platform/values/argument-shapes.ts';
import { lockProduct, refusePastDay } from '../dated-value.service.ts';

const shape = z.object({ productId: id, rate: percent, inclusive: z.boolean(), effectiveFrom: day });

/** If the rate of a day is set again, the last one counts. */
export function setTaxRate(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'setTaxRate', input, shape } as const;
  return mutate(context, verb, async ({ tx, audit }, { productId, rate, inclusive, effectiveFrom }) => {
    await lockProduct(tx, productId);
    const rates = await tx.query<{ from: string; rate: string; inclusive: boolean }>(
      sql`SELECT effective_from::text AS from, rate, inclusive FROM tax_rates WHERE product_id = ${productId}::uuid`,
    );
    await refusePastDay(tx, effectiveFrom, rates.length > 0);
    const same = rates.find(({ from }) => from === effectiveFrom);
    const before = { rate: same?.rate ?? null, inclusive: same?.inclusive ?? null };
    const change = changedFields(before, { rate: Number(rate).toFixed(2), inclusive });
    if (change === undefined) return { productId };
    await tx.execute(sql`
      INSERT INTO tax_rates (product_id, effective_from, rate, inclusive)
      VALUES (${productId}::uuid, ${effectiveFrom}::date, ${rate}::numeric, ${inclusive})
      ON CONFLICT (product_id, effective_from) DO UPDATE SET rate = excluded.rate, inclusive = excluded.inclusive`);
    const after = { ...change.after, effectiveFrom };
    audit({ entityType: 'Product', entityId: productId, before: change.before, after });
    return { productId };
  });
}
