import { Field, ObjectType } from 'type-graphql';
import { Computed, Reads } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Decimal } from '../../platform/values/scalars.ts';
import { ProductUnit } from './product.enums.ts';

@Reads('Product', { defaultOrder: [{ field: 'name', direction: 'ASC' }] })
@ObjectType({ implements: Node, description: 'A product, sold and delivered by its unit.' })
export class Product extends Node {
  @Field(() => String, { description: 'Unique among products.' })
  name: string;

  @Field(() => ProductUnit, { description: 'The unit of the product’s quantities and unit prices.' })
  unit: ProductUnit;

  @Field(() => String, { nullable: true, description: 'Free text, such as "Milk"; null if none was given.' })
  category: string | null;

  @Field(() => String, { nullable: true, description: 'Shown to customers; null if none was given.' })
  description: string | null;

  @Field(() => String, { nullable: true, description: 'URL of a picture; null if there is none.' })
  imageUrl: string | null;

  @Field(() => Boolean, {
    description: 'Whether it can be ordered and subscribed to. Earlier orders keep an inactive product.',
  })
  active: boolean;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'INR per unit in force today, before any customer’s or subscription’s own price; null if none is in force yet.',
  })
  @Computed(
    (product) => sql`
      SELECT dated_price.price
      FROM product_prices AS dated_price
      WHERE dated_price.product_id = ${product('id')} AND dated_price.effective_from <= business_today()
      ORDER BY dated_price.effective_from DESC
      LIMIT 1`,
  )
  currentPrice: string | null;

  @Field(() => DateTime, { description: 'When the product was created.' })
  createdAt: string;
}
