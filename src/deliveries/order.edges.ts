import { Resolver } from 'type-graphql';
import { Connection, One } from '../compiler/annotation.ts';
import { sql } from '../compiler/sql.ts';
import { Order } from '../orders/order.type.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => Order)
export class OrderEdges {
  @One(() => DeliveryStatus, {
    nullable: true,
    relation: 'deliveryStatuses',
    where: (delivery) => sql`${delivery('current')}`,
    description: 'The confirmation that counts; null until there is one.',
  })
  delivery: DeliveryStatus | null;

  @Connection(() => DeliveryStatus, {
    description: 'Every confirmation, including superseded ones, latest recorded first unless ordered otherwise.',
  })
  deliveryStatuses: DeliveryStatus[];
}
