import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../compiler/annotation.ts';
import { Order } from './order.type.ts';

@Resolver()
export class OrderRoot {
  @RootOne(() => Order, {
    description: 'The order with this id; null if there is none that you may see.',
  })
  order: Order | null;

  @RootConnection(() => Order, {
    description:
      'The orders you may see, latest delivery date first unless ordered otherwise. A customer’s login sees its own; an agent sees every order of the assigned customers and, from yesterday to tomorrow, the orders the agent delivers; the holder of a share link sees those that the link was issued for.',
  })
  orders: Order[];
}
