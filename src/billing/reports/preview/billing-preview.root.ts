import { Resolver } from 'type-graphql';
import { RootConnection } from '../../../compiler/annotation.ts';
import { sql } from '../../../compiler/sql.ts';
import { billableItems } from '../billable-items.query.ts';
import { BillingPreview } from './billing-preview.type.ts';

@Resolver()
export class BillingPreviewRoot {
  @RootConnection(() => BillingPreview, {
    filterBy: 'customer',
    args: {
      period: { type: 'Month!', description: 'The month to be billed, including what earlier months left unbilled.' },
    },
    rows: ({ args, visible }) => sql`
      SELECT bill.customer_id, customer.name AS customer_name, ${args('period')} AS period,
             account.balance AS opening_balance, bill.total,
             greatest(bill.total - advance.amount, 0.00) AS amount_due
      FROM (
        SELECT item.customer_id, sum(item.amount) AS total
        FROM (${billableItems(args('period'), visible)}) AS item
        GROUP BY item.customer_id
      ) AS bill
      JOIN customers AS customer ON customer.id = bill.customer_id
      CROSS JOIN balance_of(bill.customer_id) AS account
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(payment.amount - payment.allocated), 0) AS amount
        FROM payments AS payment
        WHERE payment.customer_id = bill.customer_id AND payment.status = 'RECORDED' AND NOT payment.historical
      ) AS advance`,
    description:
      'What generateInvoices would bill for a month, one row per customer, by name. It never has side effects.',
  })
  billingPreview: BillingPreview[];
}
