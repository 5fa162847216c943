import { Resolver } from 'type-graphql';
import { List } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { LinkageCheck, LinkageViolation } from './linkage-report.type.ts';

@Resolver(() => LinkageCheck)
export class LinkageCheckEdges {
  @List(() => LinkageViolation, {
    rows: ({ from }) => sql`
      SELECT * FROM jsonb_to_recordset(${from('sample')})
        AS found (n integer, type text, id uuid, customer_id uuid, detail text)`,
    description: 'A sample of the rows found, at most 10.',
  })
  sample: LinkageViolation[];
}
