import { z } from 'zod';
import { changedFields } from '../../access/audit.ts';
import { type ConstraintRefusals, mutate, type Outcome } from '../../access/mutate.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { ProductUnit } from '../../generated/prisma/enums.ts';
import { amount, day, id, line, percent, prose, webAddress } from '../../platform/values/argument-shapes.ts';
import { dayOf, lockProduct, refusePastDay } from '../dated-value.service.ts';
import type { CreateProductInput, UpdateProductInput } from './catalogue.input.ts';

export interface ChangedProduct {
  readonly productId: string;
}

const REFUSALS: ConstraintRefusals = {
  products_name_key: {
    code: 'NAME_TAKEN',
    message: 'Another product has this name: choose another, or change that one.',
    field: ['input', 'name'],
  },
};

const described = {
  category: line(100).nullish(),
  description: prose(2_000).nullish(),
  imageUrl: webAddress.nullish(),
};
const createShape = z.object({
  input: z
    .object({
      ...described,
      name: line(100),
      unit: z.enum(ProductUnit),
      price: amount.nullish(),
      priceFrom: day.nullish(),
    })
    .refine(({ price, priceFrom }) => price != null || priceFrom == null, {
      path: ['price'],
      message: 'is missing beside priceFrom',
    }),
});

export function createProduct(
  context: RequestContext,
  args: { input: CreateProductInput },
): Promise<Outcome<ChangedProduct>> {
  const { idempotencyKey } = args.input;
  const verb = { action: 'createProduct', args, shape: createShape, refusals: REFUSALS, idempotencyKey } as const;
  return mutate(context, verb, async ({ tx, audit }, { input }) => {
    const { price, priceFrom, name, unit, category = null, description = null, imageUrl = null } = input;
    const data = { name, unit, category, description, imageUrl };
    const { id: productId } = await tx.product.create({ data, select: { id: true } });
    await audit({ entityType: 'Product', entityId: productId, after: data });
    if (price != null) {
      const [{ from }] = await tx.$queryRaw<[{ from: string }]>`
        INSERT INTO product_prices (product_id, effective_from, price)
        VALUES (${productId}::uuid, coalesce(${priceFrom ?? null}::date, business_today()), ${price}::numeric)
        RETURNING effective_from::text AS from`;
      await audit({ entityType: 'Product', entityId: productId, after: { price, effectiveFrom: from } });
    }
    return { productId };
  });
}

const updateShape = z.object({
  id,
  input: z.object({
    ...described,
    name: z.string('cannot be emptied').pipe(line(100)).optional(),
    active: z.boolean('cannot be emptied').optional(),
  }),
});

/** Repeated, it changes nothing and records nothing. */
export function updateProduct(
  context: RequestContext,
  args: { id: string; input: UpdateProductInput },
): Promise<Outcome<ChangedProduct>> {
  return change(context, 'updateProduct', args);
}

/** Out of use: nobody orders or subscribes to it any more; what exists stays. Again, it changes nothing. */
export function deactivateProduct(context: RequestContext, args: { id: string }): Promise<Outcome<ChangedProduct>> {
  return change(context, 'deactivateProduct', { ...args, input: { active: false } });
}

function change(
  context: RequestContext,
  action: 'updateProduct' | 'deactivateProduct',
  args: { id: string; input: UpdateProductInput },
): Promise<Outcome<ChangedProduct>> {
  const verb = { action, args, shape: updateShape, refusals: REFUSALS };
  return mutate(context, verb, async ({ tx, audit }, { id: productId, input }) => {
    const product = await lockProduct(tx, productId, ['id']);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const changed = changedFields({ ...product }, given);
    if (changed === undefined) return { productId };
    await tx.product.update({ where: { id: productId }, data: changed.after, select: { id: true } });
    await audit({ entityType: 'Product', entityId: productId, ...changed });
    return { productId };
  });
}

const priceShape = z.object({ productId: id, price: amount, effectiveFrom: day });

/** The price of a day that is set again is the last one set. */
export function setProductPrice(
  context: RequestContext,
  args: { productId: string; price: string; effectiveFrom: string },
): Promise<Outcome<ChangedProduct>> {
  const verb = { action: 'setProductPrice', args, shape: priceShape } as const;
  return mutate(context, verb, async ({ tx, audit }, { productId, price, effectiveFrom }) => {
    await lockProduct(tx, productId, ['productId']);
    const prices = await tx.productPrice.findMany({ where: { productId } });
    await refusePastDay(tx, effectiveFrom, prices.length > 0, ['effectiveFrom']);
    const from = dayOf(effectiveFrom);
    const before = prices.find((dated) => dated.effectiveFrom.getTime() === from.getTime())?.price.toFixed(2) ?? null;
    const changed = changedFields({ price: before }, { price: Number(price).toFixed(2) });
    if (changed === undefined) return { productId };
    await tx.productPrice.upsert({
      where: { productId_effectiveFrom: { productId, effectiveFrom: from } },
      create: { productId, effectiveFrom: from, price },
      update: { price },
    });
    await audit({
      entityType: 'Product',
      entityId: productId,
      before: changed.before,
      after: { ...changed.after, effectiveFrom },
    });
    return { productId };
  });
}

const taxShape = z.object({ productId: id, rate: percent, inclusive: z.boolean(), effectiveFrom: day });

export function setTaxRate(
  context: RequestContext,
  args: { productId: string; rate: string; inclusive: boolean; effectiveFrom: string },
): Promise<Outcome<ChangedProduct>> {
  const verb = { action: 'setTaxRate', args, shape: taxShape } as const;
  return mutate(context, verb, async ({ tx, audit }, { productId, rate, inclusive, effectiveFrom }) => {
    await lockProduct(tx, productId, ['productId']);
    const rates = await tx.taxRate.findMany({ where: { productId } });
    await refusePastDay(tx, effectiveFrom, rates.length > 0, ['effectiveFrom']);
    const from = dayOf(effectiveFrom);
    const same = rates.find((dated) => dated.effectiveFrom.getTime() === from.getTime());
    const before = { rate: same?.rate.toFixed(2) ?? null, inclusive: same?.inclusive ?? null };
    const changed = changedFields(before, { rate: Number(rate).toFixed(2), inclusive });
    if (changed === undefined) return { productId };
    await tx.taxRate.upsert({
      where: { productId_effectiveFrom: { productId, effectiveFrom: from } },
      create: { productId, effectiveFrom: from, rate, inclusive },
      update: { rate, inclusive },
    });
    await audit({
      entityType: 'Product',
      entityId: productId,
      before: changed.before,
      after: { ...changed.after, effectiveFrom },
    });
    return { productId };
  });
}
