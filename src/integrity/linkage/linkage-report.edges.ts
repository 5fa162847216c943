import { Resolver } from 'type-graphql';
import { List } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { LinkageCheck, LinkageReport } from './linkage-report.type.ts';

@Resolver(() => LinkageReport)
export class LinkageReportEdges {
  @List(() => LinkageCheck, {
    rows: ({ from }) => sql`
      SELECT * FROM jsonb_to_recordset(${from('checks')})
        AS found (place integer, name text, description text, severity text, violations integer, sample jsonb)`,
    description: 'Every check, in the order of the chain.',
  })
  checks: LinkageCheck[];
}
