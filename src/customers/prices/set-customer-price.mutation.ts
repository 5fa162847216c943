import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import { Product } from '../../catalogue/products/product.type.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';
import { Customer } from '../customer.type.ts';
import { setCustomerPrice } from './set-customer-price.service.ts';

@InputType({ description: 'A customer’s own price of a product from a delivery date on.' })
class SetCustomerPriceInput {
  @Field(() => ID, { description: 'The customer.' })
  customerId: string;

  @Field(() => ID, { description: 'The product.' })
  productId: string;

  @Field(() => Decimal, {
    nullable: true,
    description: 'INR per unit, at most two decimals. Absent or null: the ordinary price applies again.',
  })
  price?: string | null;

  @Field(() => CalendarDate, { description: 'The first delivery date at this price.' })
  effectiveFrom: string;
}

@ObjectType({ description: 'A customer’s own price from a day on, or why nothing changed.' })
class SetCustomerPricePayload {
  @Changed(() => Customer, { description: 'The customer; null if the change was refused.' })
  customer: Customer | null;

  @Changed(() => Product, { description: 'The product; null if the change was refused.' })
  product: Product | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first delivery date at this price; null if the change was refused.',
  })
  effectiveFrom: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit, in place of the price of the product and of a subscription. Null if the own price ends, or if the change was refused.',
  })
  price: string | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'DATE_IN_PAST', 'ANONYMIZED')
  userErrors: UserError[];
}

@Resolver()
export class SetCustomerPriceMutation {
  @Mutation(() => SetCustomerPricePayload, {
    nullable: true,
    description:
      'Sets a customer’s own price for a product from a delivery date on, until the date of the next one; null ends it. Existing orders keep theirs. DATE_IN_PAST if another own price was in force on that past day. Repeating it changes nothing.',
  })
  setCustomerPrice(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetCustomerPriceInput, { description: 'The price.' }) input: SetCustomerPriceInput,
  ) {
    return setCustomerPrice(context, input);
  }
}
