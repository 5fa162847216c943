import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Changed } from '../../access/changed.ts';
import type { RequestContext } from '../../access/request-context.ts';
import type { UserError } from '../../platform/user-error.type.ts';
import { UserErrors } from '../../platform/user-errors.ts';
import { Product } from './product.type.ts';
import { updateProduct } from './update-product.service.ts';

@InputType({ description: 'Changes of a product. An absent field stays unchanged; null clears it.' })
class UpdateProductInput {
  @Field(() => ID, { description: 'The product.' })
  productId: string;

  @Field(() => String, { nullable: true, description: 'Unique among products; at most 100 characters. Never null.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as "Milk"; at most 100 characters.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'Shown to customers; at most 2000 characters.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https URL of a picture.' })
  imageUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True activates a deactivated product again. Never null.' })
  active?: boolean | null;
}

@ObjectType({ description: 'The product after the change, or why nothing changed.' })
class UpdateProductPayload {
  @Changed(() => Product, { description: 'The product; null if the change was refused.' })
  product: Product | null;

  @UserErrors('INVALID_INPUT', 'NOT_FOUND', 'NAME_TAKEN')
  userErrors: UserError[];
}

@Resolver()
export class UpdateProductMutation {
  @Mutation(() => UpdateProductPayload, {
    nullable: true,
    description: 'Changes a product. Repeating it changes nothing.',
  })
  updateProduct(
    @Ctx() context: RequestContext,
    @Arg('input', () => UpdateProductInput, { description: 'The changes.' }) input: UpdateProductInput,
  ) {
    return updateProduct(context, input);
  }
}
