import sql from 'sql-template-tag';
import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { amount, day, id } from '../../platform/values/argument-shapes.ts';
import { lockProduct, refusePastDay } from '../dated-value.service.ts';

const shape = z.object({ productId: id, price: amount, effectiveFrom: day });

/** If the price of a day is set again, the last one counts. */
export function setProductPrice(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'setProductPrice', input, shape } as const;
  return mutate(context, verb, async ({ tx, audit }, { productId, price, effectiveFrom }) => {
    await lockProduct(tx, productId);
    const prices = await tx.query<{ from: string; price: string }>(
      sql`SELECT effective_from::text AS from, price FROM product_prices WHERE product_id = ${productId}::uuid`,
    );
    await refusePastDay(tx, effectiveFrom, prices.length > 0);
    const before = prices.find(({ from }) => from === effectiveFrom)?.price ?? null;
    const change = changedFields({ price: before }, { price: Number(price).toFixed(2) });
    if (change === undefined) return { productId };
    await tx.execute(sql`
      INSERT INTO product_prices (product_id, effective_from, price)
      VALUES (${productId}::uuid, ${effectiveFrom}::date, ${price}::numeric)
      ON CONFLICT (product_id, effective_from) DO UPDATE SET price = excluded.price`);
    const after = { ...change.after, effectiveFrom };
    audit({ entityType: 'Product', entityId: productId, before: change.before, after });
    return { productId };
  });
}
