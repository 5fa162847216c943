import { Resolver } from 'type-graphql';
import { List, RootOne } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { linkageChecks } from './linkage-checks.query.ts';
import { LinkageCheck, LinkageReport, LinkageViolation } from './linkage-report.type.ts';

@Resolver(() => LinkageReport)
export class LinkageReportResolver {
  @RootOne(() => LinkageReport, {
    by: [],
    nullable: false,
    rows: () => sql`
      SELECT business_now() AS checked_at, bool_and(found.severity <> 'ERROR' OR found.violations = 0) AS healthy,
             jsonb_agg(to_jsonb(found)) AS checks
      FROM (${linkageChecks()}) AS found`,
    description: 'What does not hold together in the stored data. FORBIDDEN unless ADMIN or BILLING_ANALYST.',
  })
  linkageReport: LinkageReport;

  @List(() => LinkageCheck, {
    rows: ({ from }) => sql`
      SELECT * FROM jsonb_to_recordset(${from('checks')})
        AS found (place integer, name text, description text, severity text, violations integer, sample jsonb)`,
    description: 'Every check, in the order of the chain.',
  })
  checks: LinkageCheck[];
}

@Resolver(() => LinkageCheck)
export class LinkageCheckResolver {
  @List(() => LinkageViolation, {
    rows: ({ from }) => sql`
      SELECT * FROM jsonb_to_recordset(${from('sample')})
        AS found (n integer, type text, id uuid, customer_id uuid, detail text)`,
    description: 'Some of the rows found, 10 at most.',
  })
  sample: LinkageViolation[];
}
