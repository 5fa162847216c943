import { Resolver } from 'type-graphql';
import { RootConnection } from '../../compiler/annotation.ts';
import { ImportRun } from './import-run.type.ts';

@Resolver()
export class ImportRunRoot {
  @RootConnection(() => ImportRun, {
    description: 'Every import of legacy data, latest first unless ordered otherwise. FORBIDDEN unless ADMIN.',
  })
  importRuns: ImportRun[];
}
