import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';
import { Product } from '../products/product.type.ts';
import { setTaxRate } from './set-tax-rate.service.ts';

@InputType({ description: 'A tax rate of a product from a delivery date on.' })
class SetTaxRateInput {
  @Field(() => ID, { description: 'The product.' })
  productId: string;

  @Field(() => Decimal, { description: 'Percent, CGST and SGST together, 0 to 100 with at most two decimals.' })
  rate: string;

  @Field(() => Boolean, { description: 'Whether prices include the tax.' })
  inclusive: boolean;

  @Field(() => CalendarDate, { description: 'The first delivery date at this rate.' })
  effectiveFrom: string;
}

@ObjectType({ description: 'The product with its tax rates after the change, or why nothing changed.' })
class SetTaxRatePayload {
  @Changed(() => Product, { description: 'The product; null if the change was refused.' })
  product: Product | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'DATE_IN_PAST')
  userErrors: UserError[];
}

@Resolver()
export class SetTaxRateMutation {
  @Mutation(() => SetTaxRatePayload, {
    nullable: true,
    description:
      'Sets the tax rate of a product from a delivery date on, until the date of its next rate. Existing orders keep theirs. DATE_IN_PAST if another rate was in force on that past day. Repeating it changes nothing.',
  })
  setTaxRate(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetTaxRateInput, { description: 'The tax rate.' }) input: SetTaxRateInput,
  ) {
    return setTaxRate(context, input);
  }
}
