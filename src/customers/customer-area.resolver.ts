import { Resolver } from 'type-graphql';
import { One } from '../compiler/annotation.ts';
import { Area } from './areas/area.type.ts';
import { Customer } from './customer.type.ts';

@Resolver(() => Customer)
export class CustomerAreaResolver {
  @One(() => Area, { nullable: true, description: 'Null where the customer has not been put into an area yet.' })
  area: Area | null;
}
