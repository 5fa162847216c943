import { Resolver } from 'type-graphql';
import { RootConnection } from '../../../compiler/annotation.ts';
import { sql } from '../../../compiler/sql.ts';
import { UnbilledDelivery } from './unbilled-delivery.type.ts';

@Resolver()
export class UnbilledDeliveriesRoot {
  @RootConnection(() => UnbilledDelivery, {
    filterBy: 'delivery',
    where: (delivery) => sql`awaits_bill(${delivery('billing')}) AND ${delivery('current')}`,
    description:
      'What is delivered and on no draft or finalised invoice, latest recorded first: the next invoice run takes it, or, where its billing is RECOVERABLE, an explicit verb.',
  })
  unbilledDeliveries: UnbilledDelivery[];
}
