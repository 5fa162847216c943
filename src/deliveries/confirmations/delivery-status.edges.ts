import { Resolver } from 'type-graphql';
import { List, One } from '../../compiler/annotation.ts';
import { Customer } from '../../customers/customer.type.ts';
import { User } from '../../identity/users/user.type.ts';
import { Order } from '../../orders/order.type.ts';
import { ShareLink } from '../share-links/share-link.type.ts';
import { DeliveryItem } from './delivery-item.type.ts';
import { DeliveryStatus } from './delivery-status.type.ts';

@Resolver(() => DeliveryStatus)
export class DeliveryStatusEdges {
  @One(() => Customer, { description: 'The customer of the confirmed order.' })
  customer: Customer;

  @One(() => Order, { description: 'The confirmed order, always of the same customer.' })
  order: Order;

  @List(() => DeliveryItem, { description: 'The delivered quantity of each order item.' })
  items: DeliveryItem[];

  @One(() => DeliveryStatus, {
    nullable: true,
    description: 'The confirmation of the same order that it corrects; null for the first one.',
  })
  supersedes: DeliveryStatus | null;

  @One(() => User, {
    nullable: true,
    description:
      'The user who confirmed it; null if it came through a share link or from an import without a name, or if you may not see the user.',
  })
  confirmedBy: User | null;

  @One(() => User, {
    nullable: true,
    description:
      'The user who verified a confirmation made through a share link; null if nobody did or had to, or if you may not see the user.',
  })
  verifiedBy: User | null;

  @One(() => ShareLink, {
    nullable: true,
    description: 'The share link used; null unless the method is SHARE_LINK, or if you may not see links.',
  })
  shareLink: ShareLink | null;
}
