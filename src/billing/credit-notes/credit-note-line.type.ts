import { Field, ID, ObjectType } from 'type-graphql';
import { Decimal } from '../../platform/values/scalars.ts';

@ObjectType({
  description:
    'The part of one invoice line that a credit note credits. Not a Node: it is found through its credit note.',
})
export class CreditNoteLine {
  @Field(() => ID, { description: 'A UUID.' })
  id: string;

  @Field(() => Decimal, { description: 'Units of the product credited, three decimals; more than 0.' })
  quantity: string;

  @Field(() => Decimal, { description: 'INR credited, without tax.' })
  net: string;

  @Field(() => Decimal, {
    description: 'INR: the tax on everything credited of the invoice line so far, less the tax credited before.',
  })
  tax: string;

  @Field(() => Decimal, { description: 'INR: net + tax.' })
  amount: string;
}
