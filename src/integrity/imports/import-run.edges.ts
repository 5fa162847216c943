import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { User } from '../../identity/users/user.type.ts';
import { ImportRun } from './import-run.type.ts';

@Resolver(() => ImportRun)
export class ImportRunEdges {
  @One(() => User, {
    nullable: true,
    description: 'The user who started it; null if an operator started it by command.',
  })
  startedBy: User | null;
}
