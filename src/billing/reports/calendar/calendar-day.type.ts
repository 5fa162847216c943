import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../../compiler/annotation.ts';
import { derivedModel } from '../../../compiler/derived-model.ts';
import { CalendarDate, Decimal } from '../../../platform/values/scalars.ts';

const DAY = derivedModel('CalendarDay', {
  key: ['date'],
  columns: { customerId: 'uuid', date: 'date', ordered: 'numeric', delivered: 'numeric', billed: 'numeric' },
});

@Reads(DAY, { defaultOrder: [{ field: 'date', direction: 'ASC' }] })
@ObjectType({
  description: 'One day of a customer: what is planned, ordered, delivered and billed. Amounts in INR, including tax.',
})
export class CalendarDay {
  @Field(() => CalendarDate, { description: 'The day.' })
  date: string;

  @Field(() => Decimal, {
    description: 'All orders of the day that are not cancelled, at their prices, without tax that is added on top.',
  })
  ordered: string;

  @Field(() => Decimal, { description: 'The delivered part of the orders.' })
  delivered: string;

  @Field(() => Decimal, {
    description: 'The part of it that is on draft and finalised invoices.',
  })
  billed: string;
}
