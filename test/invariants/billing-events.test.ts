import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BilledHousehold } from '../support/billed-household.ts';
import { refusalOf } from '../support/refusal.ts';

let first: BilledHousehold;
beforeAll(async () => {
  first = await BilledHousehold.open();
});
afterAll(() => first?.close());

const MONTHS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'];

/** What may happen to one customer's money; `pick` chooses one of the existing rows. */
type Event =
  | { kind: 'deliver'; quantity: string; price: string; tax: string; inclusive: boolean }
  | { kind: 'bill' | 'finalize'; month: string }
  | { kind: 'pay'; amount: string }
  | { kind: 'void' | 'reverse'; pick: number }
  | { kind: 'credit'; pick: number; quantity: string }
  | { kind: 'writeOff' | 'refund'; pick: number; amount: string };

const pick = fc.nat({ max: 20 });
const amount = fc.constantFrom('0.01', '7.77', '33.34', '60', '100', '999.99');
const month = fc.constantFrom(...MONTHS);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      quantity: fc.constantFrom('0.5', '1', '1.333', '3'),
      price: fc.constantFrom('0', '0.01', '33.33', '60'),
      tax: fc.constantFrom('0', '5', '18'),
      inclusive: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('bill' as const), month }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('finalize' as const), month }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pay' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('void' as const, 'reverse' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('credit' as const),
      pick,
      quantity: fc.constantFrom('0.25', '0.333', '1', '3'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('writeOff' as const, 'refund' as const), pick, amount }) },
);

async function play(home: BilledHousehold, happens: Event): Promise<void> {
  const one = async (sql: string, at: number) => {
    const { rows } = await home.pool.query<{ id: string }>(sql, [home.customerId]);
    return rows.length === 0 ? undefined : rows[at % rows.length]?.id;
  };
  switch (happens.kind) {
    case 'deliver':
      await home.deliver({
        ordered: [happens.quantity],
        unitPrice: happens.price,
        taxRate: happens.tax,
        taxInclusive: happens.inclusive,
      });
      return;
    case 'bill': {
      const draft = await home.value<string | undefined>(
        `SELECT id FROM invoices WHERE customer_id = $1 AND period = $2 AND status <> 'VOID'`,
        [home.customerId, happens.month],
      );
      await home.bill(draft ?? (await home.draft(happens.month)));
      return;
    }
    case 'finalize': {
      const draft = await home.value<string | undefined>(
        `SELECT id FROM invoices WHERE customer_id = $1 AND period = $2 AND status = 'DRAFT'`,
        [home.customerId, happens.month],
      );
      if (draft) await home.finalize(draft);
      return;
    }
    case 'pay':
      await home.pay(happens.amount);
      return;
    case 'void': {
      const invoiceId = await one(
        `SELECT id FROM invoices WHERE customer_id = $1 AND status = 'FINALIZED' ORDER BY number`,
        happens.pick,
      );
      if (invoiceId) await home.void(invoiceId);
      return;
    }
    case 'reverse': {
      const paymentId = await one(
        `SELECT id FROM payments WHERE customer_id = $1 AND status = 'RECORDED' ORDER BY id`,
        happens.pick,
      );
      if (paymentId) await home.reverse(paymentId);
      return;
    }
    case 'credit': {
      const lineId = await one(
        `SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE l.customer_id = $1 AND i.status = 'FINALIZED' ORDER BY l.id`,
        happens.pick,
      );
      if (lineId) await home.credit(lineId, happens.quantity);
      return;
    }
    case 'writeOff': {
      const invoiceId = await one(
        `SELECT id FROM invoices WHERE customer_id = $1 AND status = 'FINALIZED' ORDER BY number`,
        happens.pick,
      );
      if (invoiceId) await home.writeOff(invoiceId, happens.amount);
      return;
    }
    case 'refund': {
      const paymentId = await one('SELECT id FROM payments WHERE customer_id = $1 ORDER BY id', happens.pick);
      if (paymentId) await home.refund(paymentId, happens.amount);
    }
  }
}

/** Constraints that may refuse an event: each means that it does not fit the current state. */
const REFUSALS = [
  undefined,
  'invoice_lines_on_draft',
  'invoices_not_empty',
  'invoices_void_uncredited',
  'credit_notes_total_check',
  'credit_note_lines_within_line',
  'invoices_paid_check',
  'payments_allocated_check',
  'payments_reversed_released_check',
  'ledger_entries_refund_payment',
  'ledger_entries_one_per_payment_key',
];

/** Wrong sums, each computed only from the rows below it. */
const FAULTS: Readonly<Record<string, string>> = {
  'the balance is the sum of the entries, counted from 1': `
    SELECT seq FROM (SELECT seq, balance_after, row_number() OVER w AS place, sum(amount) OVER w AS balance, lag(booked_at) OVER w > booked_at AS back
      FROM ledger_entries WHERE customer_id = $1 WINDOW w AS (ORDER BY seq)) AS e WHERE seq <> place OR balance_after <> balance OR back`,
  'and invoices less payments, credits, write-offs, with refunds': `
    SELECT 1 WHERE (SELECT coalesce(sum(amount), 0) FROM ledger_entries WHERE customer_id = $1)
      <> (SELECT coalesce(sum(total), 0) FROM invoices WHERE customer_id = $1 AND status = 'FINALIZED')
       - (SELECT coalesce(sum(amount), 0) FROM payments WHERE customer_id = $1 AND status = 'RECORDED')
       - (SELECT coalesce(sum(total), 0) FROM credit_notes WHERE customer_id = $1)
       + (SELECT coalesce(sum(amount), 0) FROM ledger_entries WHERE customer_id = $1 AND kind IN ('WRITE_OFF', 'REFUND'))`,
  'and what is open less what is free': `
    SELECT 1 WHERE (SELECT coalesce(sum(amount), 0) FROM ledger_entries WHERE customer_id = $1)
      <> (SELECT coalesce(sum(total - amount_paid - amount_credited), 0) FROM invoices WHERE customer_id = $1 AND status = 'FINALIZED')
       - (SELECT coalesce(sum(amount - allocated), 0) FROM payments WHERE customer_id = $1 AND status = 'RECORDED')`,
  'nothing is open while something is free': `
    SELECT 1 WHERE EXISTS (SELECT FROM payments WHERE customer_id = $1 AND status = 'RECORDED' AND allocated < amount)
      AND EXISTS (SELECT FROM invoices WHERE customer_id = $1 AND status = 'FINALIZED' AND amount_paid + amount_credited < total)`,
  'paid and credited are what was allocated, credited and written off': `
    SELECT id FROM invoices i WHERE customer_id = $1 AND (amount_paid + amount_credited > total
      OR amount_paid <> (SELECT coalesce(sum(amount), 0) FROM payment_allocations a WHERE a.invoice_id = i.id AND released_at IS NULL)
      OR amount_credited <> (SELECT coalesce(sum(total), 0) FROM credit_notes c WHERE c.invoice_id = i.id)
        - (SELECT coalesce(sum(amount), 0) FROM ledger_entries e WHERE e.invoice_id = i.id AND kind = 'WRITE_OFF'))`,
  'allocated is what was allocated and given back, and never more than was paid': `
    SELECT id FROM payments p WHERE customer_id = $1 AND (allocated > amount
      OR allocated <> (SELECT coalesce(sum(amount), 0) FROM payment_allocations a WHERE a.payment_id = p.id AND released_at IS NULL)
        + (SELECT coalesce(sum(amount), 0) FROM ledger_entries e WHERE e.payment_id = p.id AND kind = 'REFUND'))`,
  'totals are the sums of lines': `
    SELECT id FROM invoices i WHERE customer_id = $1
      AND (subtotal <> (SELECT coalesce(sum(net), 0) FROM invoice_lines l WHERE l.invoice_id = i.id) OR tax <> (SELECT coalesce(sum(l.tax), 0) FROM invoice_lines l WHERE l.invoice_id = i.id))`,
  'an invoice opens with the balance before its entry': `
    SELECT i.id FROM invoices i JOIN ledger_entries e ON e.invoice_id = i.id AND e.kind = 'INVOICE'
    WHERE i.customer_id = $1 AND i.opening_balance <> coalesce((SELECT balance_after FROM ledger_entries b WHERE b.customer_id = $1 AND b.seq = e.seq - 1), 0)`,
  'a line is live unless its invoice is void or it is credited in full, and of items once': `
    SELECT l.id FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE l.customer_id = $1
      AND live = (i.status = 'VOID' OR quantity = (SELECT coalesce(sum(c.quantity), 0) FROM credit_note_lines c WHERE c.invoice_line_id = l.id))`,
  'billed is what is on a live line': `
    SELECT d.id FROM delivery_statuses d WHERE customer_id = $1 AND current AND status <> 'NOT_DELIVERED'
      AND (billing = 'BILLED') <> EXISTS (SELECT FROM invoice_lines l WHERE l.delivery_status_id = d.id AND live)`,
  'numbers have no gap and no number is without a document': `
    SELECT n.number FROM (SELECT *, row_number() OVER (PARTITION BY series ORDER BY sequence) AS place FROM document_numbers) n
    LEFT JOIN (SELECT number FROM invoices UNION ALL SELECT number FROM credit_notes) d USING (number)
    WHERE (place <> sequence OR d.number IS NULL) AND $1::uuid IS NOT NULL`,
};

it('whatever happens to a customer’s money, in whatever order, the sums hold', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 10, maxLength: 30 }), async (events) => {
      const home = await first.neighbour();
      for (const happens of events) {
        const refused = await refusalOf(play(home, happens));
        expect(REFUSALS, JSON.stringify(happens)).toContain(refused);
        const outcome = `${happens.kind} ${refused ?? 'done'}`;
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      }
      for (const [rule, faults] of Object.entries(FAULTS)) {
        const { rows } = await home.pool.query(faults, [home.customerId]);
        expect(rows, rule).toEqual([]);
      }
    }),
    { numRuns: 25, seed: 20260331 },
  );
  // Otherwise the sequences would prove little.
  for (const kind of ['deliver', 'bill', 'finalize', 'pay', 'void', 'reverse', 'credit', 'writeOff', 'refund']) {
    expect(seen.get(`${kind} done`), kind).toBeGreaterThan(2);
  }
});
