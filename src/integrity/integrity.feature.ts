import type { Feature } from '../compiler/feature.ts';
import { AuditEventResolver } from './audit-event.resolver.ts';
import { auditEventScope } from './audit-event.scope.ts';
import { AuditEventActorResolver } from './audit-event-actor.resolver.ts';
import { ImportRunResolver } from './import-run.resolver.ts';
import { importRunScope } from './import-run.scope.ts';
import { ImportRunStartedByResolver } from './import-run-started-by.resolver.ts';
import { LinkageCheckResolver, LinkageReportResolver } from './linkage-report.resolver.ts';

/** What integrity adds to the graph. */
export const integrityFeature: Feature = {
  resolvers: [
    AuditEventActorResolver,
    AuditEventResolver,
    ImportRunResolver,
    ImportRunStartedByResolver,
    LinkageCheckResolver,
    LinkageReportResolver,
  ],
  scopes: [auditEventScope, importRunScope],
};
