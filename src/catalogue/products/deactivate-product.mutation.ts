import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { deactivateProduct } from './deactivate-product.service.ts';
import { Product } from './product.type.ts';

@InputType({ description: 'The product to deactivate.' })
class DeactivateProductInput {
  @Field(() => ID, { description: 'The product.' })
  productId: string;
}

@ObjectType({ description: 'The deactivated product, or why nothing changed.' })
class DeactivateProductPayload {
  @Changed(() => Product, { description: 'The product; null if the change was refused.' })
  product: Product | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND')
  userErrors: UserError[];
}

@Resolver()
export class DeactivateProductMutation {
  @Mutation(() => DeactivateProductPayload, {
    nullable: true,
    description:
      'Deactivates a product: it can no longer be ordered, and existing orders stay. Nothing in the catalogue is deleted. Repeating it changes nothing.',
  })
  deactivateProduct(
    @Ctx() context: RequestContext,
    @Arg('input', () => DeactivateProductInput, { description: 'The product.' }) input: DeactivateProductInput,
  ) {
    return deactivateProduct(context, input);
  }
}
