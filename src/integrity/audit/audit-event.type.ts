import { Field, ID, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Json } from '../../platform/values/scalars.ts';
import { ActorKind } from './audit-event.enums.ts';

@Reads('AuditEvent', { defaultOrder: [{ field: 'at', direction: 'DESC' }] })
@ObjectType({ implements: Node, description: 'Who did what to which row. Never changed and never deleted.' })
export class AuditEvent extends Node {
  @Field(() => DateTime, { description: 'When it was done.' })
  at: string;

  @Field(() => ActorKind, { description: 'What kind of actor did it.' })
  actorKind: ActorKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the user or share link that did it; null for the system, and only for it.',
  })
  actorId: string | null;

  @Field(() => String, { description: 'What was done, by the name of the mutation or command.' })
  action: string;

  @Field(() => String, {
    nullable: true,
    description: 'The model of the row that it was done to; null where it was done to none.',
  })
  entityType: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of that row. The row need not exist any more.' })
  entityId: string | null;

  @Field(() => Json, {
    nullable: true,
    description: 'What of the row was changed, as it was before; null where it was made.',
  })
  before: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'What of the row was changed, as it was afterwards; null where it was taken away.',
  })
  after: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'The address that the request came from; null without a request.',
  })
  ip: string | null;

  @Field(() => String, { nullable: true, description: 'The program that sent the request, as it called itself.' })
  userAgent: string | null;

  @Field(() => String, { nullable: true, description: 'The id under which the log holds the request.' })
  requestId: string | null;
}
