import { Field, Int, ObjectType } from 'type-graphql';
import { Reads } from '../../../compiler/annotation.ts';
import { derivedModel } from '../../../compiler/derived-model.ts';
import { OrderSource } from '../../../orders/order.enums.ts';
import { CalendarDate, Decimal, Month } from '../../../platform/values/scalars.ts';

const REVENUE = derivedModel('RevenueRow', {
  key: ['day', 'month', 'source', 'areaId', 'productId', 'agentId'],
  columns: {
    day: 'date?',
    month: 'date?',
    source: 'text?',
    areaId: 'uuid?',
    productId: 'uuid?',
    agentId: 'uuid?',
    orders: 'integer',
    delivered: 'numeric',
    billed: 'numeric',
    unbilled: 'numeric',
  },
  relations: {
    area: { model: 'Area', on: { areaId: 'id' } },
    product: { model: 'Product', on: { productId: 'id' } },
    agent: { model: 'User', on: { agentId: 'id' } },
  },
});

@Reads(REVENUE)
@ObjectType({
  description:
    'What was delivered in one group of deliveries, and how much of it is billed. Amounts in INR, including tax.',
})
export class RevenueRow {
  @Field(() => CalendarDate, { nullable: true, description: 'Null unless split by DAY.' })
  day: string | null;

  @Field(() => Month, { nullable: true, description: 'Null unless split by MONTH.' })
  month: string | null;

  @Field(() => OrderSource, { nullable: true, description: 'Null unless split by SOURCE.' })
  source: OrderSource | null;

  @Field(() => Int, { description: 'The number of orders of which anything was delivered.' })
  orders: number;

  @Field(() => Decimal, { description: 'The delivered quantities at the prices of their orders.' })
  delivered: string;

  @Field(() => Decimal, {
    description: 'The part of it that is on draft and finalised invoices and not credited in full.',
  })
  billed: string;

  @Field(() => Decimal, {
    description:
      'The part of it that is on no invoice but can still be billed: billing BILLABLE or RECOVERABLE. Deliveries settled before an import’s cut-over (billing HISTORY) are in neither.',
  })
  unbilled: string;
}
