import type { Feature } from '../compiler/feature.ts';
import { AuditEventEdges } from './audit/audit-event.edges.ts';
import { AuditEventRoot } from './audit/audit-event.root.ts';
import { auditEventScope } from './audit/audit-event.scope.ts';
import { ImportRunEdges } from './imports/import-run.edges.ts';
import { ImportRunRoot } from './imports/import-run.root.ts';
import { importRunScope } from './imports/import-run.scope.ts';
import { forgetIntegrity } from './integrity.forget.ts';
import { LinkageCheckEdges } from './linkage/linkage-check.edges.ts';
import { LinkageReportEdges } from './linkage/linkage-report.edges.ts';
import { LinkageReportRoot } from './linkage/linkage-report.root.ts';

/** What integrity adds to the graph. */
export const integrityFeature: Feature = {
  resolvers: [
    AuditEventEdges,
    AuditEventRoot,
    ImportRunEdges,
    ImportRunRoot,
    LinkageCheckEdges,
    LinkageReportEdges,
    LinkageReportRoot,
  ],
  scopes: [auditEventScope, importRunScope],
  forget: forgetIntegrity,
};
