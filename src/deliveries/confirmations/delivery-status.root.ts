import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../../compiler/annotation.ts';
import { DeliveryStatus } from './delivery-status.type.ts';

@Resolver()
export class DeliveryStatusRoot {
  @RootOne(() => DeliveryStatus, {
    description: 'The confirmation with this id; null if there is none that you may see.',
  })
  deliveryStatus: DeliveryStatus | null;

  @RootConnection(() => DeliveryStatus, {
    description:
      'The confirmations of the orders you may see, including superseded ones, latest recorded first unless ordered otherwise.',
  })
  deliveryStatuses: DeliveryStatus[];
}
