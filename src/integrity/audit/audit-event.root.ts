import { Resolver } from 'type-graphql';
import { RootConnection } from '../../compiler/annotation.ts';
import { AuditEvent } from './audit-event.type.ts';

@Resolver()
export class AuditEventRoot {
  @RootConnection(() => AuditEvent, {
    description: 'Who did what, latest first unless ordered otherwise. FORBIDDEN unless ADMIN.',
  })
  auditEvents: AuditEvent[];
}
