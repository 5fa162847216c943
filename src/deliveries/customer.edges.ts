import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Customer } from '../customers/customer.type.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => Customer)
export class CustomerEdges {
  @Connection(() => DeliveryStatus, {
    description:
      'The confirmations of the customer’s orders, including superseded ones, latest recorded first unless ordered otherwise.',
  })
  deliveryStatuses: DeliveryStatus[];
}
