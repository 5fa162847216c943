import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../../compiler/annotation.ts';
import { derivedModel } from '../../../compiler/derived-model.ts';
import { CalendarDate, Decimal } from '../../../platform/values/scalars.ts';

const LINE = derivedModel('BillingPreviewLine', {
  key: ['orderId', 'orderItemId'],
  columns: {
    customerId: 'uuid',
    orderId: 'uuid',
    orderItemId: 'uuid',
    productId: 'uuid',
    date: 'date',
    quantity: 'numeric',
    unitPrice: 'numeric',
    taxRate: 'numeric',
    tax: 'numeric',
    amount: 'numeric',
  },
  relations: {
    order: { model: 'Order', on: { customerId: 'customerId', orderId: 'id' } },
    product: { model: 'Product', on: { productId: 'id' } },
  },
});

@Reads(LINE, { defaultOrder: [{ field: 'date', direction: 'ASC' }] })
@ObjectType({ description: 'One delivered item as it would stand on the bill.' })
export class BillingPreviewLine {
  @Field(() => CalendarDate, { description: 'The delivery date.' })
  date: string;

  @Field(() => Decimal, { description: 'Delivered units of the product, three decimals.' })
  quantity: string;

  @Field(() => Decimal, { description: 'INR per unit, as the order captured it.' })
  unitPrice: string;

  @Field(() => Decimal, { description: 'Percent, as the order captured it.' })
  taxRate: string;

  @Field(() => Decimal, { description: 'INR of tax in the amount.' })
  tax: string;

  @Field(() => Decimal, { description: 'INR, with tax.' })
  amount: string;
}
