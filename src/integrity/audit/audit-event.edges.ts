import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { User } from '../../identity/users/user.type.ts';
import { AuditEvent } from './audit-event.type.ts';

@Resolver(() => AuditEvent)
export class AuditEventEdges {
  // No key leads there: events hold plain ids, so that they are in nobody's way.
  @One(() => User, {
    nullable: true,
    on: (user, event) => sql`${event('actorKind')} = 'USER' AND ${user('id')} = ${event('actorId')}`,
    description: 'The user who did it; null if a share link or the system did it.',
  })
  actor: User | null;
}
