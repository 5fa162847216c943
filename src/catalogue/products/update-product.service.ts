import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { NOW, updateRows } from '../../platform/row-writes.ts';
import { id, kept, line } from '../../platform/values/argument-shapes.ts';
import { lockProduct } from '../dated-value.service.ts';
import { PRODUCT_REFUSALS, productDetails } from './product-shape.ts';

const shape = z.object({ ...productDetails, productId: id, name: kept(line(100)), active: kept(z.boolean()) });

/** Repeating it changes nothing and records nothing. */
export function updateProduct(context: RequestContext, input: z.input<typeof shape>) {
  const verb = { action: 'updateProduct', input, shape, refusals: PRODUCT_REFUSALS } as const;
  return mutate(context, verb, async ({ tx, audit }, { productId, ...given }) => {
    const change = changedFields(await lockProduct(tx, productId), given);
    if (change === undefined) return { productId };
    await tx.execute(updateRows('products', { id: productId }, { ...change.after, updatedAt: NOW }));
    audit({ entityType: 'Product', entityId: productId, ...change });
    return { productId };
  });
}
