import type { SampleRule } from './sample-rule.ts';

export const LEDGER_RULES: readonly SampleRule[] = [
  {
    name: 'a ledger counts 1, 2, 3 … in the order of booking, and every balance is the sum so far',
    violations: `
      SELECT * FROM (
        SELECT seq, balance_after, booked_at,
               row_number() OVER w AS place, sum(amount) OVER w AS balance, lag(booked_at) OVER w AS before
        FROM ledger_entries WINDOW w AS (PARTITION BY customer_id ORDER BY seq)
      ) AS e WHERE seq <> place OR balance_after <> balance OR before > booked_at`,
  },
  {
    name: 'the balance is what is open on bills less what is free on payments',
    violations: `
      SELECT c.id FROM customers c
      LEFT JOIN (SELECT customer_id AS id, sum(amount) AS balance FROM ledger_entries GROUP BY 1) l USING (id)
      LEFT JOIN (SELECT customer_id AS id, sum(total - amount_paid - amount_credited) AS open FROM invoices WHERE status = 'FINALIZED' GROUP BY 1) i USING (id)
      LEFT JOIN (SELECT customer_id AS id, sum(amount - allocated) AS free FROM payments WHERE status = 'RECORDED' GROUP BY 1) p USING (id)
      WHERE coalesce(balance, 0) <> coalesce(open, 0) - coalesce(free, 0)`,
  },
  {
    name: 'every issued invoice is booked once, at its total, on the balance that it opens with',
    violations: `
      SELECT i.id FROM invoices i
      LEFT JOIN ledger_entries e ON e.invoice_id = i.id AND e.customer_id = i.customer_id AND e.kind::text = CASE i.kind WHEN 'OPENING' THEN 'OPENING' ELSE 'INVOICE' END
      WHERE (i.issued_at IS NOT NULL AND (e.amount IS DISTINCT FROM i.total OR e.booked_at <> i.issued_at OR e.balance_after - e.amount <> i.opening_balance))
        OR (i.status = 'DRAFT' AND (e.seq IS NOT NULL OR i.opening_balance <> 0))`,
  },
  {
    name: 'every void invoice, reversal and credit note is booked once',
    violations: `
      SELECT i.id FROM invoices i LEFT JOIN ledger_entries e ON e.invoice_id = i.id AND e.kind = 'VOID'
      WHERE (i.status = 'VOID') <> (e.seq IS NOT NULL) OR e.amount <> -i.total OR e.booked_at <> i.voided_at
      UNION ALL
      SELECT p.id FROM payments p LEFT JOIN ledger_entries e ON e.payment_id = p.id AND e.kind = 'PAYMENT_REVERSAL'
      WHERE (p.status = 'REVERSED') <> (e.seq IS NOT NULL) OR e.amount <> p.amount OR e.booked_at <> p.reversed_at
      UNION ALL
      SELECT c.id FROM credit_notes c LEFT JOIN ledger_entries e ON e.credit_note_id = c.id
      WHERE e.amount IS DISTINCT FROM -c.total OR e.booked_at <> c.issued_at`,
  },
  {
    name: 'every payment is booked once',
    violations: `
      SELECT p.id FROM payments p LEFT JOIN ledger_entries e ON e.payment_id = p.id AND e.kind IN ('PAYMENT', 'OPENING')
      WHERE e.amount IS DISTINCT FROM -p.amount OR e.booked_at <> p.created_at OR p.received_at > p.created_at`,
  },
];
