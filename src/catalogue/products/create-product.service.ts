import sql from 'sql-template-tag';
import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { ProductUnit } from '../../generated/prisma/enums.ts';
import { insertRow } from '../../platform/row-writes.ts';
import { amount, day, id, line } from '../../platform/values/argument-shapes.ts';
import { PRODUCT_REFUSALS, productDetails } from './product-shape.ts';

const shape = z
  .object({
    ...productDetails,
    name: line(100),
    unit: z.enum(ProductUnit),
    price: amount.nullish(),
    priceFrom: day.nullish(),
    idempotencyKey: id,
  })
  .refine(({ price, priceFrom }) => price != null || priceFrom == null, {
    path: ['price'],
    message: 'is required together with priceFrom',
  });

/** The product and, if given, its first price: both or neither. */
export function createProduct(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'createProduct', input, shape, refusals: PRODUCT_REFUSALS } as const;
  return mutate(context, verb, async ({ tx, audit }, { price, priceFrom, ...product }) => {
    const { name, unit, category = null, description = null, imageUrl = null } = product;
    const data = { name, unit, category, description, imageUrl };
    const { id: productId } = await tx.one<{ id: string }>(sql`${insertRow('products', data)} RETURNING id`);
    audit({ entityType: 'Product', entityId: productId, after: data });
    if (price != null) {
      const { from } = await tx.one<{ from: string }>(sql`
        INSERT INTO product_prices (product_id, effective_from, price)
        VALUES (${productId}::uuid, coalesce(${priceFrom ?? null}::date, business_today()), ${price}::numeric)
        RETURNING effective_from::text AS from`);
      audit({ entityType: 'Product', entityId: productId, after: { price, effectiveFrom: from } });
    }
    return { productId };
  });
}
