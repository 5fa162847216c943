import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../../compiler/annotation.ts';
import { ImportRun } from './import-run.type.ts';

@Resolver()
export class ImportRunRoot {
  @RootOne(() => ImportRun, { description: 'The import with this id; null if there is none that you may see.' })
  importRun: ImportRun | null;

  @RootConnection(() => ImportRun, {
    description: 'Every import of legacy data, latest first unless ordered otherwise.',
  })
  importRuns: ImportRun[];
}
