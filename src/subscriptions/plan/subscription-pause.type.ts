import { Field, ID, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { CalendarDate, DateTime } from '../../platform/values/scalars.ts';

@Reads('SubscriptionPause', { defaultOrder: [{ field: 'fromDate', direction: 'ASC' }] })
@ObjectType({
  description:
    'Days without delivery, whatever the plan says. Pauses of one subscription never overlap. Not a Node: it is found through its subscription.',
})
export class SubscriptionPause {
  @Field(() => ID, { description: 'A UUID.' })
  id: string;

  @Field(() => CalendarDate, { description: 'The first day without delivery.' })
  fromDate: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day with delivery again; null if the pause has no end yet.',
  })
  untilDate: string | null;

  @Field(() => String, { nullable: true, description: 'Null if no reason was given.' })
  reason: string | null;

  @Field(() => DateTime, { description: 'When the pause was created.' })
  createdAt: string;
}
