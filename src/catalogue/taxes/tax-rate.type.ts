import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';

@Reads('TaxRate', { defaultOrder: [{ field: 'effectiveFrom', direction: 'DESC' }] })
@ObjectType({
  description:
    'The tax on a product from a given day on, until the next rate takes effect. If no rate is in force, the tax is 0 %, inclusive.',
})
export class TaxRate {
  @Field(() => CalendarDate, { description: 'The first delivery date at this rate.' })
  effectiveFrom: string;

  @Field(() => Decimal, { description: 'Percent, CGST and SGST together.' })
  rate: string;

  @Field(() => Boolean, {
    description:
      'True: prices include the tax, amount × rate / (100 + rate). False: the tax is added, amount × rate / 100.',
  })
  inclusive: boolean;
}
