import { BOUNDS, type SampleRule } from './sample-rule.ts';

export const RECORD_RULES: readonly SampleRule[] = [
  {
    name: 'every customer has a login that names it, and every login of role CUSTOMER a customer',
    violations: `
      SELECT c.id FROM customers c LEFT JOIN users u ON u.id = c.user_id AND u.customer_id = c.id AND u.role = 'CUSTOMER' WHERE u.id IS NULL
      UNION ALL
      SELECT u.id FROM users u LEFT JOIN customers c ON c.user_id = u.id WHERE (u.role = 'CUSTOMER') <> (c.id IS NOT NULL)`,
  },
  {
    name: 'an order, confirmation, invoice or payment says by its id when it was made',
    violations: `
      SELECT id FROM (
        SELECT id, created_at AS at FROM orders UNION ALL SELECT id, recorded_at FROM delivery_statuses UNION ALL SELECT id, created_at FROM customers
        UNION ALL SELECT id, coalesce(issued_at, created_at) FROM invoices UNION ALL SELECT id, created_at FROM payments
      ) AS rows
      WHERE ('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint <> round(extract(epoch FROM at) * 1000) OR substr(id::text, 15, 1) <> '7'
        OR substr(id::text, 20, 1) NOT IN ('8', '9', 'a', 'b')`,
  },
  {
    name: 'nothing was made or changed after the now of the sample',
    violations: `
      WITH ${BOUNDS}
      SELECT at FROM (
        SELECT created_at AS at FROM orders UNION ALL SELECT cancelled_at FROM orders UNION ALL SELECT created_at FROM customers UNION ALL SELECT updated_at FROM customers
        UNION ALL SELECT created_at FROM users UNION ALL SELECT created_at FROM subscriptions UNION ALL SELECT updated_at FROM subscriptions
        UNION ALL SELECT created_at FROM subscription_terms UNION ALL SELECT created_at FROM subscription_pauses UNION ALL SELECT created_at FROM subscription_days
        UNION ALL SELECT created_at FROM customer_prices UNION ALL SELECT created_at FROM product_prices UNION ALL SELECT created_at FROM share_links
        UNION ALL SELECT created_at FROM invoices UNION ALL SELECT issued_at FROM invoices UNION ALL SELECT voided_at FROM invoices
        UNION ALL SELECT issued_at FROM credit_notes UNION ALL SELECT created_at FROM payments UNION ALL SELECT reversed_at FROM payments
        UNION ALL SELECT created_at FROM payment_allocations UNION ALL SELECT booked_at FROM ledger_entries UNION ALL SELECT locked_at FROM billing_periods
      ) AS times, bounds WHERE at > as_of`,
  },
  {
    name: 'the customer that a developer logs in as has orders and a bill in every month that is over',
    violations: `
      WITH ${BOUNDS}
      SELECT month FROM audit_events, bounds
      CROSS JOIN LATERAL generate_series(1, (after->>'months')::int) AS ago
      CROSS JOIN LATERAL (SELECT (date_trunc('month', last_day::timestamp) - make_interval(months => ago))::date AS month) AS past
      WHERE action = 'sample.load' AND NOT EXISTS (
        SELECT 1 FROM users u JOIN invoices i ON i.customer_id = u.customer_id AND i.period = month AND i.status = 'FINALIZED'
        WHERE u.email = 'customer@earlybird.example'
          AND 15 < (SELECT count(*) FROM orders o WHERE o.customer_id = u.customer_id AND o.delivery_date >= month AND o.delivery_date < month + interval '1 month'))`,
  },
];
