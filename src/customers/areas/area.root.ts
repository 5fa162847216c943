import { Resolver } from 'type-graphql';
import { RootList, RootOne } from '../../compiler/annotation.ts';
import { Area } from './area.type.ts';

@Resolver()
export class AreaRoot {
  @RootOne(() => Area, { description: 'The area with this id; null if there is none that you may see.' })
  area: Area | null;

  @RootList(() => Area, { description: 'Every area, including inactive ones, by name.' })
  areas: Area[];
}
