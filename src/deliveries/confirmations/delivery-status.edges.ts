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
  @One(() => Customer, { description: 'Whose order was confirmed.' })
  customer: Customer;

  @One(() => Order, { description: 'What was confirmed, always an order of the same customer.' })
  order: Order;

  @List(() => DeliveryItem, { description: 'How much of each order item was delivered.' })
  items: DeliveryItem[];

  @One(() => DeliveryStatus, {
    nullable: true,
    description: 'The confirmation of the same order that it corrects; null where it is the first one.',
  })
  supersedes: DeliveryStatus | null;

  @One(() => User, {
    nullable: true,
    description:
      'Who confirmed it; null where it came through a share link or from an import without a name, or you may not see the user.',
  })
  confirmedBy: User | null;

  @One(() => User, {
    nullable: true,
    description:
      'Who checked a confirmation that came through a share link; null where nobody did or had to, or you may not see the user.',
  })
  verifiedBy: User | null;

  @One(() => ShareLink, {
    nullable: true,
    description: 'The link through which it came; null unless the method is SHARE_LINK, or you may not see links.',
  })
  shareLink: ShareLink | null;
}
