import { Resolver } from 'type-graphql';
import { One } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { User } from '../../identity/users/user.type.ts';
import { AuditEvent } from './audit-event.type.ts';

@Resolver(() => AuditEvent)
export class AuditEventEdges {
  // Without a foreign key: events hold plain ids, so that they block nothing.
  @One(() => User, {
    nullable: true,
    on: (user, event) => sql`${event('actorKind')} = 'USER' AND ${user('id')} = ${event('actorId')}`,
    description: 'The user who did it; null if a share link or the system did it.',
  })
  actor: User | null;
}
