import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { Order } from './order.type.ts';

@Resolver(() => Customer)
export class CustomerEdges {
  @Connection(() => Order, {
    description:
      'The customer’s orders, including cancelled ones, latest delivery date first unless ordered otherwise.',
  })
  orders: Order[];
}
