import { Field, InputType } from 'type-graphql';
import { CalendarDate, Decimal, UUID } from '../../platform/values/scalars.ts';
import { ProductUnit } from './product.enums.ts';

@InputType({ description: 'A new product, with its first price.' })
export class CreateProductInput {
  @Field(() => String, { description: 'Unique among products; 100 characters at most.' })
  name: string;

  @Field(() => ProductUnit, { description: 'What quantities and prices of it count in; it never changes.' })
  unit: ProductUnit;

  @Field(() => String, { nullable: true, description: 'Such as "Milk"; 100 characters at most.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'For customers to read; 2000 characters at most.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https address of a picture.' })
  imageUrl?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'INR per unit, two decimals at most. Without one it cannot be ordered yet.',
  })
  price?: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first delivery date at `price`; today unless given. It may be past: nothing was sold before.',
  })
  priceFrom?: string | null;

  @Field(() => UUID, {
    nullable: true,
    description: 'A repeat with the same key, within 7 days, creates nothing and gets the same product.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What changes of a product. What is left out stays; null empties.' })
export class UpdateProductInput {
  @Field(() => String, { nullable: true, description: 'Unique among products; never null.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as "Milk"; 100 characters at most.' })
  category?: string | null;

  @Field(() => String, { nullable: true, description: 'For customers to read; 2000 characters at most.' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https address of a picture.' })
  imageUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes a deactivated product into use again; never null.' })
  active?: boolean | null;
}
