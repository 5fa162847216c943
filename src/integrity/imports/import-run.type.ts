import { Field, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { CalendarDate, DateTime, Json } from '../../platform/values/scalars.ts';
import { ImportRunStatus } from './import-run.enums.ts';

@Reads('ImportRun', { defaultOrder: [{ field: 'startedAt', direction: 'DESC' }] })
@ObjectType({ implements: Node, description: 'One import of a dump of the legacy application.' })
export class ImportRun extends Node {
  @Field(() => ImportRunStatus, { description: 'The current status.' })
  status: ImportRunStatus;

  @Field(() => String, { description: 'Where the dump was read from.' })
  source: string;

  @Field(() => CalendarDate, {
    description:
      'Deliveries and payments before this day are history: outside the ledger, and never on a bill of this system.',
  })
  cutover: string;

  @Field(() => Json, { description: 'The options it was started with: an object.' })
  options: unknown;

  @Field(() => Json, {
    description: 'The number of documents by collection and result: an object, empty until the first ones are read.',
  })
  counts: unknown;

  @Field(() => DateTime, { description: 'When it started.' })
  startedAt: string;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it is RUNNING.' })
  finishedAt: string | null;
}
