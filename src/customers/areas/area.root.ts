import { Resolver } from 'type-graphql';
import { RootList } from '../../compiler/annotation.ts';
import { Area } from './area.type.ts';

@Resolver()
export class AreaRoot {
  @RootList(() => Area, { description: 'Every area, inactive ones too, by name. FORBIDDEN for suppliers.' })
  areas: Area[];
}
