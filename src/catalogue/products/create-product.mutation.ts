import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';
import { CreateProductInput, UpdateProductInput } from './catalogue.input.ts';
import {
  type ChangedProduct,
  createProduct,
  deactivateProduct,
  setProductPrice,
  setTaxRate,
  updateProduct,
} from './create-product.service.ts';
import { Product } from './product.type.ts';
import { ProductPayload } from './product-payload.type.ts';

const WHO = 'FORBIDDEN for all but administrators.';

@Resolver(() => ProductPayload)
export class ChangeProductResolver {
  @Mutation(() => ProductPayload, { nullable: true, description: `Adds a product to the catalogue. ${WHO}` })
  createProduct(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput,
  ) {
    return createProduct(context, { input });
  }

  @Mutation(() => ProductPayload, { nullable: true, description: `Changes a product. Again: no change. ${WHO}` })
  updateProduct(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The product.' }) id: string,
    @Arg('input', () => UpdateProductInput, { description: 'What changes.' }) input: UpdateProductInput,
  ) {
    return updateProduct(context, { id, input });
  }

  @Mutation(() => ProductPayload, {
    nullable: true,
    description: `Takes a product out of use: it cannot be ordered any more, and what was ordered stays. Nothing in the catalogue is deleted. Again: no change. ${WHO}`,
  })
  deactivateProduct(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'The product.' }) id: string) {
    return deactivateProduct(context, { id });
  }

  @Mutation(() => ProductPayload, {
    nullable: true,
    description: `Sets the price from a delivery date on, until the next price’s day. Orders that exist keep theirs. DATE_IN_PAST where another price has been in force that day. ${WHO}`,
  })
  setProductPrice(
    @Ctx() context: RequestContext,
    @Arg('productId', () => ID, { description: 'The product.' }) productId: string,
    @Arg('price', () => Decimal, { description: 'INR per unit, two decimals at most; 0 is allowed.' }) price: string,
    @Arg('effectiveFrom', () => CalendarDate, { description: 'The first delivery date at this price.' })
    effectiveFrom: string,
  ) {
    return setProductPrice(context, { productId, price, effectiveFrom });
  }

  @Mutation(() => ProductPayload, {
    nullable: true,
    description: `Sets the tax rate from a delivery date on, until the next rate’s day. Orders that exist keep theirs. DATE_IN_PAST where another rate has been in force that day. ${WHO}`,
  })
  setTaxRate(
    @Ctx() context: RequestContext,
    @Arg('productId', () => ID, { description: 'The product.' }) productId: string,
    @Arg('rate', () => Decimal, { description: 'Percent, CGST and SGST together, 0 to 100 with two decimals at most.' })
    rate: string,
    @Arg('inclusive', () => Boolean, { description: 'Whether prices contain the tax.' }) inclusive: boolean,
    @Arg('effectiveFrom', () => CalendarDate, { description: 'The first delivery date at this rate.' })
    effectiveFrom: string,
  ) {
    return setTaxRate(context, { productId, rate, inclusive, effectiveFrom });
  }

  @FieldResolver(() => Product, { nullable: true, description: 'The product; null where it was refused.' })
  product(@Root() { productId }: ChangedProduct, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return readChanged(context, info, productId);
  }
}
