import type { SampleRule } from './sample-rule.ts';

export const PAYMENT_RULES: readonly SampleRule[] = [
  {
    name: 'paid and credited amounts are the sums of allocations and credit notes',
    violations: `
      SELECT i.id FROM invoices i
      WHERE amount_paid <> coalesce((SELECT sum(amount) FROM payment_allocations a WHERE a.invoice_id = i.id AND a.customer_id = i.customer_id AND released_at IS NULL), 0)
        OR amount_credited <> coalesce((SELECT sum(total) FROM credit_notes c WHERE c.invoice_id = i.id AND c.customer_id = i.customer_id), 0)`,
  },
  {
    name: 'the allocated amount of a payment is the sum of its allocations',
    violations: `
      SELECT p.id FROM payments p
      WHERE allocated <> coalesce((SELECT sum(amount) FROM payment_allocations a WHERE a.payment_id = p.id AND a.customer_id = p.customer_id AND released_at IS NULL), 0)`,
  },
  {
    name: 'nobody owes on a bill while holding an advance',
    violations: `
      SELECT customer_id FROM (SELECT customer_id, sum(amount - allocated) AS free FROM payments WHERE status = 'RECORDED' GROUP BY 1) p
      JOIN (SELECT customer_id, sum(total - amount_paid - amount_credited) AS open FROM invoices WHERE status = 'FINALIZED' GROUP BY 1) i USING (customer_id)
      WHERE free > 0 AND open > 0`,
  },
  {
    name: 'allocations come after both of their sides, and older bills are paid first',
    violations: `
      SELECT a.id FROM payment_allocations a JOIN payments p ON p.id = a.payment_id JOIN invoices i ON i.id = a.invoice_id
      WHERE a.created_at < p.created_at OR a.created_at < i.issued_at OR i.status <> 'FINALIZED'
        OR EXISTS (SELECT 1 FROM invoices older WHERE older.customer_id = i.customer_id AND older.status = 'FINALIZED' AND older.issued_at < i.issued_at
          AND older.amount_paid + older.amount_credited < older.total)`,
  },
  {
    name: 'only the allocations of reversed payments are released, at the reversal',
    violations: `
      SELECT a.id FROM payment_allocations a JOIN payments p ON p.id = a.payment_id WHERE a.released_at IS DISTINCT FROM p.reversed_at`,
  },
  {
    name: 'an invoice was never paid beyond its total, not even for a while',
    violations: `
      SELECT * FROM (
        SELECT invoice_id, sum(change) OVER (PARTITION BY invoice_id ORDER BY at, change) AS taken
        FROM (
          SELECT invoice_id, created_at AS at, amount AS change FROM payment_allocations
          UNION ALL SELECT invoice_id, released_at, -amount FROM payment_allocations WHERE released_at IS NOT NULL
          UNION ALL SELECT invoice_id, issued_at, total FROM credit_notes
        ) AS changes
      ) AS running JOIN invoices i ON i.id = invoice_id WHERE taken > i.total OR taken < 0`,
  },
  {
    name: 'cash at the door is at most what the delivered items are worth',
    violations: `
      SELECT p.id FROM payments p JOIN delivery_statuses d ON d.id = p.delivery_status_id
      WHERE p.amount > (SELECT sum(round(l.delivered_quantity * i.unit_price, 2)) FROM delivery_items l JOIN order_items i ON (i.customer_id, i.order_id, i.id) = (l.customer_id, l.order_id, l.order_item_id)
        WHERE l.customer_id = d.customer_id AND l.order_id = d.order_id AND l.delivery_status_id = d.id)
        OR p.created_at <> d.recorded_at OR p.recorded_by_id <> d.confirmed_by_id OR NOT d.current`,
  },
];
