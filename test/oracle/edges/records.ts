import { type Edges, user } from '../edge.ts';
import { column, type Row } from '../value.ts';

const byUser = (event: Row) => column(event, 'actorKind') === 'USER';

export const RECORDS: Edges = {
  AuditEvent: { actor: (event, world) => (byUser(event) ? user('actorId')(event, world) : []) },
  ImportRun: { startedBy: user('startedById') },
};
