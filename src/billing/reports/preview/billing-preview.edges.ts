import { Resolver } from 'type-graphql';
import { List, One } from '../../../compiler/annotation.ts';
import { sql } from '../../../compiler/sql.ts';
import { Customer } from '../../../customers/customer.type.ts';
import { billableItems } from '../billable-items.query.ts';
import { BillingPreview } from './billing-preview.type.ts';
import { BillingPreviewLine } from './billing-preview-line.type.ts';

@Resolver(() => BillingPreview)
export class BillingPreviewEdges {
  @One(() => Customer, { description: 'The customer who would be billed.' })
  customer: Customer;

  @List(() => BillingPreviewLine, {
    rows: ({ from, visible }) => sql`
      SELECT item.* FROM (${billableItems(from('period'), visible)}) AS item WHERE item.customer_id = ${from('customerId')}`,
    description: 'The items, oldest first.',
  })
  lines: BillingPreviewLine[];
}
