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
      'What is delivered but not on a draft or finalised invoice, latest recorded first. The next invoice run bills it; if its billing is RECOVERABLE, only an explicit request does.',
  })
  unbilledDeliveries: UnbilledDelivery[];
}
