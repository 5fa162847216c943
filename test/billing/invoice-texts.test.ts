import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserViewer } from '../../src/access/viewer.ts';
import { openTestGraph, type TestGraph } from '../support/test-graph.ts';

let graph: TestGraph;
let asha: UserViewer;
beforeAll(async () => {
  graph = await openTestGraph();
  asha = await graph.viewer('customer@earlybird.example');
});
afterAll(() => graph.close());

const run = (text: string, values: unknown[] = []) => graph.database.pool.query(text, values);

/** Both ways: with one statement, and next to introspection, where graphql-js executes the operation. */
async function invoiceOf(number: string, selection: string, as?: UserViewer) {
  const asked = `invoice(number: "${number}") { ${selection} }`;
  const [one, beside] = await Promise.all([
    graph.ask(`{ ${asked} }`, {}, as),
    graph.ask(`{ ${asked} __schema { queryType { name } } }`, {}, as),
  ]);
  expect([one.errors, beside.errors]).toEqual([undefined, undefined]);
  expect(beside.data.invoice).toEqual(one.data.invoice);
  return one.data.invoice;
}

/** The newest numbered invoice of the customer. */
async function newestNumber(): Promise<string> {
  const { rows } = await run(
    `SELECT number FROM invoices WHERE customer_id = $1 AND number IS NOT NULL AND status = 'FINALIZED' ORDER BY period DESC LIMIT 1`,
    [asha.customerId],
  );
  return rows[0].number;
}

/** Parses RFC 4180. */
function parseCsv(text: string): string[][] {
  expect(text.endsWith('\r\n')).toBe(true);
  return text
    .slice(0, -2)
    .split('\r\n')
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}

const cents = (text: string | undefined) => BigInt((text ?? '').replace('.', ''));

describe('An invoice as CSV', () => {
  it('has a header and a row for each line, decimals as stored, that add up to the total', async () => {
    const { csv, total, lines } = await invoiceOf(
      await newestNumber(),
      'csv total lines(first: 500) { nodes { date product { name unit } quantity unitPrice taxRate taxInclusive net tax amount live } }',
      asha,
    );
    const [header, ...rows] = parseCsv(csv);
    expect(header?.join()).toBe('date,product,unit,quantity,unitPrice,taxRate,taxInclusive,net,tax,amount,live');
    expect(rows.length).toBeGreaterThan(5);
    const { nodes } = lines;
    expect(rows).toEqual(
      nodes.map((line: { [name: string]: unknown; product: { name: string; unit: string } }) =>
        [
          ...[line.date, line.product.name, line.product.unit, line.quantity, line.unitPrice, line.taxRate],
          ...[line.taxInclusive, line.net, line.tax, line.amount, line.live],
        ].map(String),
      ),
    );
    expect(rows.reduce((sum, row) => sum + cents(row[9]), 0n)).toBe(cents(total));
  });

  it.each([
    ['=HYPERLINK("http://x","y")', `'=HYPERLINK("http://x","y")`],
    ['+1', "'+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['Milk, "fresh" = good', 'Milk, "fresh" = good'],
  ])('shows a product called %j as text and runs nothing', async (name, cell) => {
    const number = await newestNumber();
    const { rows } = await run(
      `SELECT item.product_id FROM invoice_lines line JOIN order_items item ON item.id = line.order_item_id
       JOIN invoices bill ON bill.id = line.invoice_id WHERE bill.number = $1 LIMIT 1`,
      [number],
    );
    await run('UPDATE products SET name = $1 WHERE id = $2', [name, rows[0].product_id]);
    const { csv } = await invoiceOf(number, 'csv');
    expect(parseCsv(csv).map(([, product]) => product)).toContain(cell);
  });

  it('costs the lines that it reads, and cannot be filtered or ordered by', async () => {
    const { errors } = await graph.ask(
      '{ invoices(first: 500) { nodes { csv a: csv b: csv c: csv d: csv e: csv f: csv g: csv h: csv i: csv j: csv } } }',
    );
    // 500 × (1 + 11 × 100)
    expect(errors?.[0]?.message).toContain('could touch 550,500 rows');
    const refused = await graph.ask('{ invoices(filter: { csv: { contains: "x" } }) { totalCount } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('The message that goes out with an invoice', () => {
  const MESSAGES = 'shareText english: shareText(language: ENGLISH) telugu: shareText(language: TELUGU)';

  /** A bill with known figures, for a customer who owes 1,902.00 of it and nothing else. */
  let number: string;
  let balance: string;
  beforeAll(async () => {
    await run(`UPDATE business_settings SET name = 'Early & Sons', upi_id = 'early.bird@upi'`);
    number = await newestNumber();
    const { data } = await graph.ask('query ($id: ID!) { customer(id: $id) { name balance } }', {
      id: asha.customerId,
    });
    balance = data.customer.balance;
    expect(Number(balance)).toBeGreaterThan(0);
  });

  it('asks for what the customer owes in all, in English and in Telugu, with a link to pay it', async () => {
    const { shareText, english, telugu, total, dueDate, amountDue, paymentStatus, period, customer } = await invoiceOf(
      number,
      `${MESSAGES} total dueDate amountDue paymentStatus period customer { name }`,
      asha,
    );
    expect(paymentStatus).not.toBe('PAID');
    expect(amountDue).not.toBe('0.00');
    const day = dueDate.split('-').reverse().join('-');
    const [year] = period.split('-');
    expect(period).toBe('2026-02');
    const link = `upi://pay?pa=early.bird@upi&pn=Early%20%26%20Sons&am=${balance}&cu=INR&tn=${encodeURIComponent(number)}`;
    expect(english.split('\n')).toEqual([
      'Early & Sons',
      `Bill ${number} · February ${year}`,
      `Customer: ${customer.name}`,
      `Bill total: ₹${total}`,
      `Amount due: ₹${balance}`,
      `Please pay by: ${day}`,
      `Pay with UPI: ${link}`,
    ]);
    expect(telugu.split('\n')).toEqual([
      'Early & Sons',
      `బిల్లు ${number} · ఫిబ్రవరి ${year}`,
      `కస్టమర్: ${customer.name}`,
      `బిల్లు మొత్తం: ₹${total}`,
      `చెల్లించవలసిన మొత్తం: ₹${balance}`,
      `చెల్లించవలసిన తేదీ: ${day}`,
      `UPI ద్వారా చెల్లించండి: ${link}`,
    ]);
    expect(shareText).toBe(english);
  });

  it('follows a language that is a variable', async () => {
    const query = 'query ($n: String!, $l: Language) { invoice(number: $n) { shareText(language: $l) } }';
    const texts = await Promise.all(
      [{ l: 'TELUGU' }, { l: 'ENGLISH' }, { l: null }, {}].map((variables) =>
        graph.ask(query, { n: number, ...variables }),
      ),
    );
    const [telugu, english, none, missing] = texts.map(({ data }) => data.invoice.shareText);
    expect(telugu).toContain('చెల్లించవలసిన');
    expect(english).toContain('Amount due');
    expect([none, missing]).toEqual([english, english]);
  });

  it('holds no link while there is no UPI id, and no business while there are no settings', async () => {
    await run('UPDATE business_settings SET upi_id = NULL');
    const { english } = await invoiceOf(number, MESSAGES);
    expect(english).toContain(`Amount due: ₹${balance}`);
    expect(english).not.toContain('UPI');
    await run('DELETE FROM business_settings');
    expect((await invoiceOf(number, MESSAGES)).english).toBe(english.replace('Early & Sons\n', ''));
    await run(
      `INSERT INTO business_settings (id, name, upi_id, updated_at) VALUES (1, 'Early & Sons', 'early.bird@upi', now())`,
    );
  });

  it('demands nothing if nothing is due, and mentions an advance', async () => {
    const { rows } = await run(
      `SELECT invoice.number, entry.balance_after::text AS balance FROM invoices invoice
       CROSS JOIN LATERAL (SELECT balance_after FROM ledger_entries WHERE customer_id = invoice.customer_id ORDER BY seq DESC LIMIT 1) entry
       WHERE invoice.number IS NOT NULL AND invoice.status = 'FINALIZED' AND entry.balance_after <= 0
       ORDER BY entry.balance_after LIMIT 1`,
    );
    const [paid] = rows;
    expect(Number(paid.balance)).toBeLessThan(0);
    const { english } = await invoiceOf(paid.number, MESSAGES);
    expect(english).toContain(`Nothing is due.\nYour advance: ₹${paid.balance.slice(1)}`);
    expect(english).not.toMatch(/upi:|Amount due|pay by/);
  });

  it('says of a draft and of a cancelled bill what they are', async () => {
    const { data } = await graph.ask(
      `{ draft: invoices(first: 1, filter: { status: { eq: DRAFT } }) { nodes { shareText total } }
         void: invoices(first: 1, filter: { status: { eq: VOID } }) { nodes { number shareText } } }`,
    );
    expect(data.draft.nodes[0].shareText).toMatch(/\nDraft bill · March 2026\n/);
    expect(data.draft.nodes[0].shareText).not.toContain('pay by');
    expect(data.void.nodes[0].shareText).toContain(`Cancelled bill ${data.void.nodes[0].number}`);
    expect(data.void.nodes[0].shareText).not.toContain('Bill total');
  });
});
