import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import { IdempotencyKey } from '../../access/idempotency-key.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { CalendarDate, Decimal } from '../../platform/values/scalars.ts';
import { createProduct } from './create-product.service.ts';
import { ProductUnit } from './product.enums.ts';
import { Product } from './product.type.ts';

@InputType({ description: 'A new product, with its first price.' })
class CreateProductInput {
  @Field(() => String, { description: 'Unique among products; at most 100 characters.' })
  name: string;

  @Field(() => ProductUnit, { description: 'The unit of the product’s quantities and prices. It never changes.' })
  unit: ProductUnit;

  @Field(() => String, { nullable: true, description: 'Such as "Milk"; at most 100 characters.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Shown to customers; at most 2000 characters.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https URL of a picture.' })
  imageUrl?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'INR per unit, at most two decimals. Without a price the product cannot be ordered yet.',
  })
  price?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The first delivery date at `price`; today by default. It may be in the past, since nothing was sold before.',
  })
  priceFrom?: string | null;

  @IdempotencyKey
  idempotencyKey: string;
}

@ObjectType({ description: 'The new product, or why there is none.' })
class CreateProductPayload {
  @Changed(() => Product, { description: 'The new product; null if it was refused.' })
  product: Product | null;

  @UserErrors('INVALID_INPUT', 'NAME_TAKEN', 'IDEMPOTENCY_KEY_REUSED')
  userErrors: UserError[];
}

@Resolver()
export class CreateProductMutation {
  @Mutation(() => CreateProductPayload, {
    nullable: true,
    description: 'Adds a product to the catalogue.',
  })
  createProduct(
    @Ctx() context: RequestContext,
    @Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput,
  ) {
    return createProduct(context, input);
  }
}
