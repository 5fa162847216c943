import { Field, Int, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { derivedModel } from '../../compiler/derived-model.ts';
import { CalendarDate } from '../../platform/values/scalars.ts';
import { Shift } from '../../subscriptions/shift.enum.ts';

const RUN = derivedModel('DeliveryRun', {
  key: ['date'],
  columns: { date: 'date', shift: 'shift?', areaId: 'uuid?', agentId: 'uuid?', stopCount: 'integer' },
});

@Reads(RUN)
@ObjectType({ description: 'The stops of one day, in the order of the round.' })
export class DeliveryRun {
  @Field(() => CalendarDate, { description: 'The delivery date.' })
  date: string;

  @Field(() => Shift, { nullable: true, description: 'The requested shift; null if both.' })
  shift: Shift | null;

  @Field(() => Int, { description: 'The number of stops.' })
  stopCount: number;
}
