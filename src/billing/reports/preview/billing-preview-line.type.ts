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
@ObjectType({ description: 'One delivered item as it would appear on the bill.' })
export class BillingPreviewLine {
  @Field(() => CalendarDate, { description: 'The delivery date.' })
  date: string;

  @Field(() => Decimal, { description: 'Units of the product delivered, three decimals.' })
  quantity: string;

  @Field(() => Decimal, { description: 'INR per unit, as captured by the order.' })
  unitPrice: string;

  @Field(() => Decimal, { description: 'Percent, as captured by the order.' })
  taxRate: string;

  @Field(() => Decimal, { description: 'INR of tax in the amount.' })
  tax: string;

  @Field(() => Decimal, { description: 'INR, including tax.' })
  amount: string;
}
