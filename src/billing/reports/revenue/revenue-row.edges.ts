import { Resolver } from 'type-graphql';
import { Product } from '../../../catalogue/products/product.type.ts';
import { One } from '../../../compiler/annotation.ts';
import { Area } from '../../../customers/areas/area.type.ts';
import { User } from '../../../identity/users/user.type.ts';
import { RevenueRow } from './revenue-row.type.ts';

@Resolver(() => RevenueRow)
export class RevenueRowEdges {
  @One(() => Area, { nullable: true, description: 'Null unless split by AREA, or if the orders had none.' })
  area: Area | null;

  @One(() => Product, { nullable: true, description: 'Null unless split by PRODUCT.' })
  product: Product | null;

  @One(() => User, { nullable: true, description: 'Null unless split by AGENT, or if the orders had none.' })
  agent: User | null;
}
