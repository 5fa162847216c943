import { Resolver } from 'type-graphql';
import { List, One } from '../compiler/annotation.ts';
import { Area } from '../customers/areas/area.type.ts';
import { Customer } from '../customers/customer.type.ts';
import { User } from '../identity/users/user.type.ts';
import { DeliverySubscription } from '../subscriptions/subscription.type.ts';
import { Order } from './order.type.ts';
import { OrderItem } from './order-item.type.ts';
import { recipientRows } from './recipient.query.ts';
import { Recipient } from './recipient.type.ts';

@Resolver(() => Order)
export class OrderEdges {
  @One(() => Customer, { description: 'The customer who gets it.' })
  customer: Customer;

  @One(() => DeliverySubscription, {
    nullable: true,
    description: 'The subscription it was generated from, always of the same customer; null for source ONE_TIME.',
  })
  subscription: DeliverySubscription | null;

  @List(() => OrderItem, { description: 'The products that were ordered, with quantities and prices.' })
  items: OrderItem[];

  @One(() => Area, {
    nullable: true,
    description:
      'The customer’s area when the order was created, which may have changed since; null if the customer was in none.',
  })
  area: Area | null;

  @One(() => User, {
    nullable: true,
    description: 'The agent who is to deliver it; null if none is assigned, or if you may not see the agent.',
  })
  agent: User | null;

  @One(() => Recipient, { rows: recipientRows, description: 'The person to ask for at the door.' })
  recipient: Recipient;
}
