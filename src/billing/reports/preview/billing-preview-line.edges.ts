import { Resolver } from 'type-graphql';
import { Product } from '../../../catalogue/products/product.type.ts';
import { One } from '../../../compiler/annotation.ts';
import { Order } from '../../../orders/order.type.ts';
import { BillingPreviewLine } from './billing-preview-line.type.ts';

@Resolver(() => BillingPreviewLine)
export class BillingPreviewLineEdges {
  @One(() => Order, { description: 'The delivered order.' })
  order: Order;

  @One(() => Product, { description: 'The product.' })
  product: Product;
}
