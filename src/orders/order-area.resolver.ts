import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Area } from '../customers/areas/area.type.ts';
import { Order } from './order.type.ts';

@Resolver(() => Order)
export class OrderAreaResolver {
  @One(() => Area, {
    nullable: true,
    description:
      'The area that the customer was in when the order was made, which may have changed since; null where it was in none.',
  })
  area: Area | null;
}
