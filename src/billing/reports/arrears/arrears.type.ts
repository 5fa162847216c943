import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../../compiler/annotation.ts';
import { derivedModel } from '../../../compiler/derived-model.ts';
import { CalendarDate, Decimal } from '../../../platform/values/scalars.ts';

const ARREARS = derivedModel('Arrears', {
  key: ['customerId'],
  columns: {
    customerId: 'uuid',
    open: 'numeric',
    notDue: 'numeric',
    days1To30: 'numeric',
    days31To60: 'numeric',
    days61To90: 'numeric',
    daysOver90: 'numeric',
    oldestDueDate: 'date?',
  },
  relations: { customer: { model: 'Customer', on: { customerId: 'id' } } },
});

@Reads(ARREARS, { defaultOrder: [{ field: 'open', direction: 'DESC' }] })
@ObjectType({
  description:
    'What one customer owes on finalised invoices, split by the number of days since they were due. Amounts in INR.',
})
export class Arrears {
  @Field(() => Decimal, { description: 'The sum of all open invoices, due or not: the five amounts below added up.' })
  open: string;

  @Field(() => Decimal, { description: 'Not yet due.' })
  notDue: string;

  @Field(() => Decimal, { description: '1 to 30 days overdue.' })
  days1To30: string;

  @Field(() => Decimal, { description: '31 to 60 days overdue.' })
  days31To60: string;

  @Field(() => Decimal, { description: '61 to 90 days overdue.' })
  days61To90: string;

  @Field(() => Decimal, { description: 'More than 90 days overdue.' })
  daysOver90: string;

  @Field(() => CalendarDate, { nullable: true, description: 'When the oldest open invoice was due.' })
  oldestDueDate: string | null;
}
