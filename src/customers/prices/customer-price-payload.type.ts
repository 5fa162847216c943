import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../platform/user-error.type.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';

@ObjectType({ description: 'A customer’s own price from a day on, or why there is none.' })
export class CustomerPricePayload {
  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first delivery date at it; null where it was refused.',
  })
  effectiveFrom: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit, in place of the product’s and a subscription’s price; null where it ends, or was refused.',
  })
  price: string | null;

  @Field(() => [UserError], { description: 'INVALID_INPUT, NOT_FOUND, DATE_IN_PAST, ANONYMIZED, or empty.' })
  userErrors: UserError[];
}
