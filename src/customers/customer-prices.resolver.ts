import { Resolver } from 'type-graphql';
import { List } from '../compiler/annotation.ts';
import { Customer } from './customer.type.ts';
import { CustomerPrice } from './prices/customer-price.type.ts';

@Resolver(() => Customer)
export class CustomerPricesResolver {
  @List(() => CustomerPrice, {
    description:
      'The customer’s own prices, past, present and future, latest first; empty where it pays what everyone pays, or you may not see them.',
  })
  prices: CustomerPrice[];
}
