import { Resolver } from 'type-graphql';
import { RootOne } from '../../compiler/annotation.ts';
import { Address } from './address.type.ts';

@Resolver()
export class AddressRoot {
  @RootOne(() => Address, { description: 'The address with this id; null if there is none that you may see.' })
  address: Address | null;
}
