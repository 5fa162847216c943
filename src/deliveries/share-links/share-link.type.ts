import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../platform/node.type.ts';
import { CalendarDate, DateTime } from '../../platform/values/scalars.ts';
import { Shift } from '../../subscriptions/shift.enum.ts';

@ObjectType({
  implements: Node,
  description:
    'A link with which someone without a login confirms deliveries of one date. Its scope is fixed when it is issued.',
})
export class ShareLink extends Node {
  @Field(() => String, { description: 'A name given by its creator, such as the name of a stand-in.' })
  name: string;

  @Field(() => CalendarDate, { description: 'The delivery date of the orders it covers.' })
  date: string;

  @Field(() => Shift, { nullable: true, description: 'The shift it covers; null if it covers both.' })
  shift: Shift | null;

  @Field(() => DateTime, { description: 'When it was issued.' })
  createdAt: string;

  @Field(() => DateTime, { description: 'When it expires.' })
  expiresAt: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt: string | null;
}
