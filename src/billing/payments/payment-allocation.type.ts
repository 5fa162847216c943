import { Field, ID, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';

@Reads('PaymentAllocation', { defaultOrder: [{ field: 'createdAt', direction: 'ASC' }] })
@ObjectType({
  description:
    'The part of one payment that pays one invoice of the same customer. Not a Node: it is found through its payment or its invoice.',
})
export class PaymentAllocation {
  @Field(() => ID, { description: 'A UUID.' })
  id: string;

  @Field(() => Decimal, { description: 'INR; more than 0.' })
  amount: string;

  @Field(() => DateTime, { description: 'When it was allocated.' })
  createdAt: string;
}
