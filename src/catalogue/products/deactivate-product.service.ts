import { z } from 'zod';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { NOW, updateRows } from '../../platform/row-writes.ts';
import { id } from '../../platform/values/argument-shapes.ts';
import { lockProduct } from '../dated-value.service.ts';

const shape = z.object({ productId: id });

/** Nobody can order or subscribe to it any more; what exists stays. Repeating it changes nothing. */
export function deactivateProduct(context: RequestContext, input: z.input<typeof shape>) {
  return mutate(context, { action: 'deactivateProduct', input, shape }, async ({ tx, audit }, { productId }) => {
    const { active } = await lockProduct(tx, productId);
    if (!active) return { productId };
    await tx.execute(updateRows('products', { id: productId }, { active: false, updatedAt: NOW }));
    audit({ entityType: 'Product', entityId: productId, before: { active }, after: { active: false } });
    return { productId };
  });
}
