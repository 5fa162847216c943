import { Resolver } from 'type-graphql';
import { RootConnection, RootOne } from '../../compiler/annotation.ts';
import { AuditEvent } from './audit-event.type.ts';

@Resolver()
export class AuditEventRoot {
  @RootOne(() => AuditEvent, { description: 'The event with this id; null if there is none that you may see.' })
  auditEvent: AuditEvent | null;

  @RootConnection(() => AuditEvent, {
    description: 'The audit events, latest first unless ordered otherwise.',
  })
  auditEvents: AuditEvent[];
}
