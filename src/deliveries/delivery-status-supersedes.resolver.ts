import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { DeliveryStatus } from './confirmations/delivery-status.type.ts';

@Resolver(() => DeliveryStatus)
export class DeliveryStatusSupersedesResolver {
  @One(() => DeliveryStatus, {
    nullable: true,
    description: 'The confirmation of the same order that it corrects; null where it is the first one.',
  })
  supersedes: DeliveryStatus | null;
}
