import { Resolver } from 'type-graphql';
import { RootOne } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { linkageChecks } from './linkage-checks.query.ts';
import { LinkageReport } from './linkage-report.type.ts';

@Resolver()
export class LinkageReportRoot {
  @RootOne(() => LinkageReport, {
    by: [],
    nullable: false,
    rows: () => sql`
      SELECT business_now() AS checked_at, bool_and(found.severity <> 'ERROR' OR found.violations = 0) AS healthy,
             jsonb_agg(to_jsonb(found)) AS checks
      FROM (${linkageChecks()}) AS found`,
    description: 'The inconsistencies found in the stored data.',
  })
  linkageReport: LinkageReport;
}
