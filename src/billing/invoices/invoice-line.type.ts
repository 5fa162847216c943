import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';

@Reads('InvoiceLine', { defaultOrder: [{ field: 'date', direction: 'ASC' }] })
@ObjectType({
  implements: Node,
  description: 'One delivered order item on a bill, at the price it was ordered at.',
})
export class InvoiceLine extends Node {
  @Field(() => CalendarDate, { description: 'The delivery date.' })
  date: string;

  @Field(() => Decimal, { description: 'Units of the product delivered, three decimals; more than 0.' })
  quantity: string;

  @Field(() => Decimal, { description: 'INR per unit, as captured by the order.' })
  unitPrice: string;

  @Field(() => Decimal, { description: 'Percent, as captured by the order.' })
  taxRate: string;

  @Field(() => Boolean, {
    description:
      'True: `unitPrice` includes the tax, and tax = amount × rate / (100 + rate). False: the tax is added, net × rate / 100. Rounded half up per line.',
  })
  taxInclusive: boolean;

  @Field(() => Decimal, { description: 'INR: amount - tax.' })
  net: string;

  @Field(() => Decimal, { description: 'INR, CGST and SGST together.' })
  tax: string;

  @Field(() => Decimal, { description: 'INR, including tax.' })
  amount: string;

  @Field(() => Boolean, {
    description:
      'Whether the line counts as billed. False once its invoice is VOID or the line is credited in full; the item may then be billed again. An order item has at most one live line.',
  })
  live: boolean;
}
