import type { Feature } from '../compiler/feature.ts';
import { LinkageCheckResolver, LinkageReportResolver } from './linkage-report.resolver.ts';

/** What integrity adds to the graph. */
export const integrityFeature: Feature = { resolvers: [LinkageReportResolver, LinkageCheckResolver], scopes: [] };
