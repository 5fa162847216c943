import { Field, ID, ObjectType } from 'type-graphql';
import { Reads } from '../../compiler/annotation.ts';
import { Node } from '../../platform/node.type.ts';
import { DateTime, Json } from '../../platform/values/scalars.ts';
import { ActorKind } from './audit-event.enums.ts';

@Reads('AuditEvent', { defaultOrder: [{ field: 'at', direction: 'DESC' }] })
@ObjectType({ implements: Node, description: 'A record of who did what to which row. It is never changed or deleted.' })
export class AuditEvent extends Node {
  @Field(() => DateTime, { description: 'When it happened.' })
  at: string;

  @Field(() => ActorKind, { description: 'The kind of actor that did it.' })
  actorKind: ActorKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the user or share link that did it; null only if the system did it.',
  })
  actorId: string | null;

  @Field(() => String, { description: 'The name of the mutation or command.' })
  action: string;

  @Field(() => String, {
    nullable: true,
    description: 'The model of the affected row; null if no row was affected.',
  })
  entityType: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the affected row. The row may no longer exist.' })
  entityId: string | null;

  @Field(() => Json, {
    nullable: true,
    description: 'The changed values of the row before the change; null if the row was created.',
  })
  before: unknown;

  @Field(() => Json, {
    nullable: true,
    description: 'The changed values of the row after the change; null if the row was deleted.',
  })
  after: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'The IP address of the request; null if there was no request.',
  })
  ip: string | null;

  @Field(() => String, { nullable: true, description: 'The User-Agent header of the request.' })
  userAgent: string | null;

  @Field(() => String, { nullable: true, description: 'The id of the request in the log.' })
  requestId: string | null;
}
