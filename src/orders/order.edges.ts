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
  @One(() => Customer, { description: 'Whose order it is.' })
  customer: Customer;

  @One(() => DeliverySubscription, {
    nullable: true,
    description: 'The subscription it was made from, always of the same customer; null for source ONE_TIME.',
  })
  subscription: DeliverySubscription | null;

  @List(() => OrderItem, { description: 'The products that were ordered, with quantities and prices.' })
  items: OrderItem[];

  @One(() => Area, {
    nullable: true,
    description:
      'The area that the customer was in when the order was made, which may have changed since; null where it was in none.',
  })
  area: Area | null;

  @One(() => User, {
    nullable: true,
    description: 'The agent who is to deliver it; null where none is assigned, or you may not see the agent.',
  })
  agent: User | null;

  @One(() => Recipient, { rows: recipientRows, description: 'Whom to ask for at the door.' })
  recipient: Recipient;
}
