import { Resolver } from 'type-graphql';
import { Product } from '../../../catalogue/products/product.type.ts';
import { List, One, RootConnection } from '../../../compiler/annotation.ts';
import { sql } from '../../../compiler/sql.ts';
import { Customer } from '../../../customers/customer.type.ts';
import { Order } from '../../../orders/order.type.ts';
import { billableItems } from '../billable-items.query.ts';
import { BillingPreview } from './billing-preview.type.ts';
import { BillingPreviewLine } from './billing-preview-line.type.ts';

@Resolver(() => BillingPreview)
export class BillingPreviewResolver {
  @RootConnection(() => BillingPreview, {
    filterBy: 'customer',
    args: { period: { type: 'Month!', description: 'The month to be billed, with all that earlier months left.' } },
    rows: ({ args, visible }) => sql`
      SELECT bill.customer_id, customer.name AS customer_name, ${args('period')} AS period,
             account.balance AS opening_balance, bill.total,
             greatest(bill.total - advance.amount, 0)::numeric(14, 2) AS amount_due
      FROM (
        SELECT item.customer_id, sum(item.amount)::numeric(14, 2) AS total
        FROM (${billableItems(args('period'), visible)}) AS item
        GROUP BY item.customer_id
      ) AS bill
      JOIN customers AS customer ON customer.id = bill.customer_id
      CROSS JOIN LATERAL (
        SELECT coalesce((
          SELECT entry.balance_after FROM ledger_entries AS entry
          WHERE entry.customer_id = bill.customer_id ORDER BY entry.seq DESC LIMIT 1
        ), 0)::numeric(14, 2) AS balance
      ) AS account
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(payment.amount - payment.allocated), 0) AS amount
        FROM payments AS payment
        WHERE payment.customer_id = bill.customer_id AND payment.status = 'RECORDED' AND NOT payment.historical
      ) AS advance`,
    description:
      'What generateInvoices would bill for a month, customer by customer, by name; no side effect, ever. FORBIDDEN unless ADMIN or BILLING_ANALYST.',
  })
  billingPreview: BillingPreview[];

  @One(() => Customer, { description: 'Who would get the bill.' })
  customer: Customer;

  @List(() => BillingPreviewLine, {
    rows: ({ from, visible }) => sql`
      SELECT item.* FROM (${billableItems(from('period'), visible)}) AS item WHERE item.customer_id = ${from('customerId')}`,
    description: 'The items, oldest first.',
  })
  lines: BillingPreviewLine[];
}

@Resolver(() => BillingPreviewLine)
export class BillingPreviewLineResolver {
  @One(() => Order, { description: 'The order that was delivered.' })
  order: Order;

  @One(() => Product, { description: 'The product.' })
  product: Product;
}
