import sql from 'sql-template-tag';
import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { mutate } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { lockProduct, refusePastDay } from '../../catalogue/dated-value.service.ts';
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
    const prices = await tx.query<{ from: string; price: string | null }>(sql`
      SELECT effective_from::text AS from, price FROM customer_prices
      WHERE customer_id = ${customerId}::uuid AND product_id = ${productId}::uuid`);
    await refusePastDay(tx, effectiveFrom, prices.length > 0);
    const same = prices.find(({ from }) => from === effectiveFrom);
    const after = price === null ? null : Number(price).toFixed(2);
    const result = { customerId, productId, effectiveFrom, price: after };
    const change = changedFields({ price: same?.price ?? null }, { price: after });
    if (change === undefined && same !== undefined) return result;
    await tx.execute(sql`
      INSERT INTO customer_prices (customer_id, product_id, effective_from, price)
      VALUES (${customerId}::uuid, ${productId}::uuid, ${effectiveFrom}::date, ${price}::numeric)
      ON CONFLICT (customer_id, product_id, effective_from) DO UPDATE SET price = excluded.price`);
    audit({
      entityType: 'Customer',
      entityId: customerId,
      before: { productId, price: same?.price ?? null },
      after: { productId, price: after, effectiveFrom },
    });
    return result;
  });
}
