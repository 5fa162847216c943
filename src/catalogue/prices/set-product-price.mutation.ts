import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';
import { Product } from '../products/product.type.ts';
import { setProductPrice } from './set-product-price.service.ts';

@InputType({ description: 'A price of a product from a delivery date on.' })
class SetProductPriceInput {
  @Field(() => ID, { description: 'The product.' })
  productId: string;

  @Field(() => Decimal, { description: 'INR per unit, at most two decimals; 0 is allowed.' })
  price: string;

  @Field(() => CalendarDate, { description: 'The first delivery date at this price.' })
  effectiveFrom: string;
}

@ObjectType({ description: 'The product with its prices after the change, or why nothing changed.' })
class SetProductPricePayload {
  @Changed(() => Product, { description: 'The product; null if the change was refused.' })
  product: Product | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'DATE_IN_PAST')
  userErrors: UserError[];
}

@Resolver()
export class SetProductPriceMutation {
  @Mutation(() => SetProductPricePayload, {
    nullable: true,
    description:
      'Sets the price of a product from a delivery date on, until the date of its next price. Existing orders keep theirs. DATE_IN_PAST if another price was in force on that past day. Repeating it changes nothing.',
  })
  setProductPrice(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetProductPriceInput, { description: 'The price.' }) input: SetProductPriceInput,
  ) {
    return setProductPrice(context, input);
  }
}
