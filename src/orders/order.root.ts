import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../compiler/annotation.ts';
import { Order } from './order.type.ts';

@Resolver()
export class OrderRoot {
  @RootOne(() => Order, {
    description: 'The order with this id; null where there is none that you may see.',
  })
  order: Order | null;

  @RootConnection(() => Order, {
    description:
      'The orders you may see, latest delivery date first unless ordered otherwise: a customer’s login sees its own; an agent sees every order of the customers assigned to it and, from yesterday to tomorrow, those it delivers; whoever holds a share link sees those that it was issued for.',
  })
  orders: Order[];
}
