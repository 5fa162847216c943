import { Resolver } from 'type-graphql';
import { Connection } from '../compiler/annotation.ts';
import { Area } from './areas/area.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => Area)
export class AreaCustomersResolver {
  @Connection(() => Customer, { description: 'The area’s customers, of those you may see.' })
  customers: Customer[];
}
