import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Resolver, Root } from 'type-graphql';
import { readChanged } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Product } from '../../catalogue/products/product.type.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';
import { Customer } from '../customer.type.ts';
import { CustomerPricePayload } from './customer-price-payload.type.ts';
import { type ChangedCustomerPrice, setCustomerPrice } from './set-customer-price.service.ts';

@Resolver(() => CustomerPricePayload)
export class CustomerPriceResolver {
  @Mutation(() => CustomerPricePayload, {
    nullable: true,
    description:
      'Sets a customer’s own price of a product from a delivery date on, until its next one’s day; null ends it. Orders that exist keep theirs. FORBIDDEN for all but administrators and analysts.',
  })
  setCustomerPrice(
    @Ctx() context: RequestContext,
    @Arg('customerId', () => ID, { description: 'The customer.' }) customerId: string,
    @Arg('productId', () => ID, { description: 'The product.' }) productId: string,
    @Arg('price', () => Decimal, {
      nullable: true,
      description: 'INR per unit, two decimals at most; null: the ordinary price again.',
    })
    price: string | null,
    @Arg('effectiveFrom', () => CalendarDate, { description: 'The first delivery date at it.' }) effectiveFrom: string,
  ) {
    return setCustomerPrice(context, { customerId, productId, price: price ?? null, effectiveFrom });
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'The customer; null where it was refused.' })
  customer(
    @Root() { customerId }: ChangedCustomerPrice,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readChanged(context, info, customerId);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'The product; null where it was refused.' })
  product(
    @Root() { productId }: ChangedCustomerPrice,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readChanged(context, info, productId);
  }
}
