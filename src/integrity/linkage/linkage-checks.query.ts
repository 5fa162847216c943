import { join, raw, type SqlFragment, sql } from '../../compiler/sql.ts';
import type { Severity } from './linkage-report.enums.ts';
import { LINKAGE_CHECKS, type LinkageCheckName } from './linkage-report.enums.ts';

interface LinkageCheck {
  readonly severity: Severity;
  /** Selects `type`, `id` (null if it does not identify the row alone), `customer_id` and `detail` of every faulty row. */
  readonly violations: string;
}

/**
 * All checks, in the order of the chain. They read what is stored and trust no trigger. Since they read whole tables, sums are
 * computed once for all rows and joined, not looked up row by row.
 */
const CHECKS: Readonly<Record<LinkageCheckName, LinkageCheck>> = {
  CUSTOMER_WITHOUT_LOGIN: {
    severity: 'WARNING',
    violations: `SELECT 'Customer' AS type, id, id AS customer_id, 'no user' AS detail FROM customers WHERE user_id IS NULL`,
  },
  LOGIN_WITHOUT_CUSTOMER: {
    severity: 'ERROR',
    violations: `
      SELECT 'User' AS type, u.id, c.id AS customer_id, 'user and customer disagree' AS detail
      FROM users AS u LEFT JOIN customers AS c ON c.id = u.customer_id
      WHERE (u.role = 'CUSTOMER') <> (u.customer_id IS NOT NULL) OR (u.customer_id IS NOT NULL AND c.user_id IS DISTINCT FROM u.id)`,
  },
  ORDER_WITHOUT_ITEMS: {
    severity: 'WARNING',
    violations: `
      SELECT 'Order' AS type, o.id, o.customer_id, 'no items' AS detail FROM orders AS o
      WHERE o.status <> 'CANCELLED' AND NOT EXISTS (
        SELECT 1 FROM order_items AS i WHERE i.customer_id = o.customer_id AND i.order_id = o.id)`,
  },
  DELIVERED_WITHOUT_CONFIRMATION: {
    severity: 'ERROR',
    violations: `
      SELECT 'Order' AS type, o.id, o.customer_id, o.status::text AS detail FROM orders AS o
      WHERE o.status IN ('DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED') AND NOT EXISTS (
        SELECT 1 FROM delivery_statuses AS d
        WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current AND d.status::text = o.status::text)`,
  },
  CONFIRMATION_WITHOUT_STATUS: {
    severity: 'ERROR',
    violations: `
      SELECT 'DeliveryStatus' AS type, d.id, d.customer_id, o.status::text AS detail
      FROM delivery_statuses AS d JOIN orders AS o ON o.customer_id = d.customer_id AND o.id = d.order_id
      WHERE d.current AND d.status::text <> o.status::text`,
  },
  OUTCOME_AGAINST_ITEMS: {
    severity: 'ERROR',
    violations: `
      SELECT 'DeliveryStatus' AS type, d.id, d.customer_id, d.status::text AS detail
      FROM delivery_statuses AS d
      LEFT JOIN (
        SELECT customer_id, order_id, delivery_status_id, sum(delivered_quantity) AS delivered, sum(ordered_quantity) AS ordered
        FROM delivery_items GROUP BY customer_id, order_id, delivery_status_id
      ) AS lines ON lines.customer_id = d.customer_id AND lines.order_id = d.order_id AND lines.delivery_status_id = d.id
      WHERE d.status::text <> CASE WHEN coalesce(lines.delivered, 0) = 0 THEN 'NOT_DELIVERED'
        WHEN lines.delivered = lines.ordered THEN 'DELIVERED' ELSE 'PARTIALLY_DELIVERED' END`,
  },
  DELIVERY_NOT_BILLED: {
    severity: 'WARNING',
    violations: `
      SELECT DISTINCT 'DeliveryStatus' AS type, delivery_status_id AS id, customer_id, to_char(delivery_date, 'YYYY-MM-DD') AS detail
      FROM billable_items
      WHERE source = 'SUBSCRIPTION'
        AND delivery_date < (SELECT max(period) + interval '1 month' FROM invoices WHERE kind = 'PERIODIC' AND status = 'FINALIZED')`,
  },
  ONE_TIME_ORDER_NOT_BILLED: {
    severity: 'WARNING',
    violations: `
      SELECT DISTINCT 'Order' AS type, order_id AS id, customer_id, to_char(delivery_date, 'YYYY-MM-DD') AS detail
      FROM billable_items
      WHERE source = 'ONE_TIME'`,
  },
  UNVERIFIED_CONFIRMATION: {
    severity: 'INFO',
    violations: `
      SELECT 'DeliveryStatus' AS type, id, customer_id, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS detail
      FROM delivery_statuses
      WHERE method = 'SHARE_LINK' AND verified_at IS NULL AND current AND recorded_at < business_now() - interval '1 day'`,
  },
  INVOICE_TOTAL_AGAINST_LINES: {
    severity: 'ERROR',
    violations: `
      SELECT 'Invoice' AS type, b.id, b.customer_id, b.total::text AS detail FROM invoices AS b
      LEFT JOIN (
        SELECT customer_id, invoice_id, sum(amount) AS amount FROM invoice_lines GROUP BY customer_id, invoice_id
      ) AS lines ON lines.customer_id = b.customer_id AND lines.invoice_id = b.id
      WHERE b.status <> 'DRAFT' AND b.kind <> 'OPENING' AND b.total <> coalesce(lines.amount, 0)`,
  },
  INVOICE_PAID_AGAINST_ALLOCATIONS: {
    severity: 'ERROR',
    violations: `
      SELECT 'Invoice' AS type, b.id, b.customer_id, b.amount_paid::text AS detail FROM invoices AS b
      LEFT JOIN (
        SELECT customer_id, invoice_id, sum(amount) AS amount FROM payment_allocations
        WHERE released_at IS NULL GROUP BY customer_id, invoice_id
      ) AS allocated ON allocated.customer_id = b.customer_id AND allocated.invoice_id = b.id
      WHERE b.amount_paid <> coalesce(allocated.amount, 0)`,
  },
  PAYMENT_AGAINST_ALLOCATIONS: {
    severity: 'ERROR',
    violations: `
      SELECT 'Payment' AS type, p.id, p.customer_id, p.allocated::text AS detail FROM payments AS p
      LEFT JOIN (
        SELECT customer_id, payment_id, sum(amount) AS amount FROM payment_allocations
        WHERE released_at IS NULL GROUP BY customer_id, payment_id
      ) AS allocations ON allocations.customer_id = p.customer_id AND allocations.payment_id = p.id
      WHERE p.allocated <> coalesce(allocations.amount, 0)`,
  },
  LEDGER_OUT_OF_STEP: {
    severity: 'ERROR',
    violations: `
      SELECT 'LedgerEntry' AS type, NULL::uuid AS id, e.customer_id, 'entry ' || e.seq AS detail
      FROM (
        SELECT customer_id, seq, balance_after, row_number() OVER account AS place, sum(amount) OVER account AS balance
        FROM ledger_entries WINDOW account AS (PARTITION BY customer_id ORDER BY seq)
      ) AS e
      WHERE e.seq <> e.place OR e.balance_after <> e.balance`,
  },
  DOCUMENT_NOT_IN_LEDGER: {
    severity: 'ERROR',
    violations: `
      SELECT 'Invoice' AS type, b.id, b.customer_id, coalesce(b.number, b.kind::text) AS detail FROM invoices AS b
      WHERE b.status <> 'DRAFT' AND b.issued_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM ledger_entries AS e WHERE e.customer_id = b.customer_id AND e.invoice_id = b.id)
      UNION ALL
      SELECT 'Payment', p.id, p.customer_id, p.amount::text FROM payments AS p
      WHERE NOT p.historical AND NOT EXISTS (
        SELECT 1 FROM ledger_entries AS e WHERE e.customer_id = p.customer_id AND e.payment_id = p.id)`,
  },
  NUMBER_MISSING: {
    severity: 'ERROR',
    violations: `
      SELECT 'DocumentSeries' AS type, NULL::uuid AS id, NULL::uuid AS customer_id, s.series || ' ' || expected.sequence AS detail
      FROM document_series AS s
      CROSS JOIN LATERAL (SELECT max(sequence) AS last FROM document_numbers AS n WHERE n.series = s.series) AS register
      CROSS JOIN LATERAL generate_series(1, last) AS expected (sequence)
      WHERE NOT EXISTS (SELECT 1 FROM document_numbers AS n WHERE n.series = s.series AND n.sequence = expected.sequence)`,
  },
  QUARANTINED_RECORD: {
    severity: 'WARNING',
    violations: `
      SELECT 'LegacyRecord' AS type, NULL::uuid AS id, NULL::uuid AS customer_id, collection || ' ' || mongo_id AS detail
      FROM legacy_records WHERE status = 'QUARANTINED'`,
  },
};

const SAMPLE_SIZE = 10;

const quoted = (text: string): SqlFragment => raw(`'${text.replaceAll("'", "''")}'`);

/** One row for each check: position, name, description, severity, violations, and a sample of them as JSON. */
export const linkageChecks = (): SqlFragment =>
  join(
    Object.entries(CHECKS).map(
      ([name, { severity, violations }], place) => sql`
        SELECT ${raw(String(place))} AS place, ${quoted(name)} AS name, ${quoted(LINKAGE_CHECKS[name as LinkageCheckName])} AS description,
               ${quoted(severity)} AS severity, count(*)::integer AS violations,
               coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= ${raw(String(SAMPLE_SIZE))}), '[]'::jsonb) AS sample
        FROM (SELECT wrong.*, row_number() OVER () AS n FROM (${raw(violations)}) AS wrong) AS found`,
    ),
    ' UNION ALL ',
  );
