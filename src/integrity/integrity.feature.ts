import type { Feature } from '../compiler/feature.ts';
import { AuditEventResolver } from './audit/audit-event.root.ts';
import { auditEventScope } from './audit/audit-event.scope.ts';
import { AuditEventActorResolver } from './audit-event-actor.resolver.ts';
import { ImportRunStartedByResolver } from './import-run-started-by.resolver.ts';
import { ImportRunResolver } from './imports/import-run.root.ts';
import { importRunScope } from './imports/import-run.scope.ts';
import { LinkageCheckResolver, LinkageReportResolver } from './linkage/linkage-report.root.ts';

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
