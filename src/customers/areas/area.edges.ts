import { Resolver } from 'type-graphql';
import { Connection } from '../../compiler/annotation.ts';
import { Customer } from '../customer.type.ts';
import { Area } from './area.type.ts';

@Resolver(() => Area)
export class AreaEdges {
  @Connection(() => Customer, { description: 'The customers in the area that you may see.' })
  customers: Customer[];
}
