import type pg from 'pg';

/** One item of a bill, in the API's terms. */
export interface NaiveLine {
  readonly customerId: string;
  readonly orderId: string;
  readonly deliveryStatusId: string;
  readonly date: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly taxRate: string;
  readonly tax: string;
  readonly amount: string;
  /** False: imported to be billed on demand, not by the next bill. */
  readonly onNextBill: boolean;
}

type Row = Readonly<Record<string, string>>;

/**
 * What waits to be billed, read independently: from the rows as written, with exact integers, and without the columns that the
 * database maintains (`current`, `billing` unless imported, `live`).
 */
export async function naiveBill(pool: pg.Pool, customerIds: readonly string[]): Promise<NaiveLine[]> {
  const of = async (table: string): Promise<Row[]> => {
    const { rows } = await pool.query<Row>({
      text: `SELECT * FROM ${table} WHERE customer_id = ANY ($1)`,
      values: [customerIds],
      types: { getTypeParser: () => (text: string | Buffer) => String(text) },
    });
    return rows;
  };
  const [orders, items, confirmations, delivered, invoices, lines, credits] = [
    await of('orders'),
    await of('order_items'),
    await of('delivery_statuses'),
    await of('delivery_items'),
    await of('invoices'),
    await of('invoice_lines'),
    await of('credit_note_lines'),
  ];
  const superseded = new Set(confirmations.map((row) => row.supersedes_id));
  const voided = new Set(invoices.filter(({ status }) => status === 'VOID').map(({ id }) => id));
  const creditedOf = (line: Row) =>
    credits.filter((row) => row.invoice_line_id === line.id).reduce((sum, row) => sum + units(row.quantity, 3), 0n);
  const billed = new Set(
    lines
      .filter((line) => !voided.has(line.invoice_id) && creditedOf(line) < units(line.quantity, 3))
      .map((line) => line.order_item_id),
  );
  return confirmations
    .filter(({ id, billing }) => !superseded.has(id) && billing !== 'HISTORY')
    .flatMap((confirmation) =>
      delivered
        .filter((row) => row.delivery_status_id === confirmation.id && units(row.delivered_quantity, 3) > 0n)
        .filter((row) => !billed.has(row.order_item_id))
        .map((row): NaiveLine => {
          const item = items.find(({ id }) => id === row.order_item_id) as Row;
          const order = orders.find(({ id }) => id === confirmation.order_id) as Row;
          return {
            customerId: confirmation.customer_id as string,
            orderId: order.id as string,
            deliveryStatusId: confirmation.id as string,
            date: order.delivery_date as string,
            quantity: row.delivered_quantity as string,
            unitPrice: item.unit_price as string,
            taxRate: item.tax_rate as string,
            ...worth(row.delivered_quantity as string, item),
            onNextBill: confirmation.billing !== 'RECOVERABLE',
          };
        }),
    );
}

/** Paise: quantity × price, rounded half up; of that the tax, rounded half up, included or on top. */
function worth(quantity: string, item: Row): { tax: string; amount: string } {
  const value = halfUp(units(quantity, 3) * units(item.unit_price, 2), 1_000n);
  const rate = units(item.tax_rate, 2);
  const inclusive = item.tax_inclusive === 't';
  const tax = halfUp(value * rate, inclusive ? 10_000n + rate : 10_000n);
  return { tax: rupees(tax), amount: rupees(inclusive ? value : value + tax) };
}

const halfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);

/** 1.5 with three decimals is 1500n. */
export function units(text: string | undefined, decimals: number): bigint {
  const [whole = '', fraction = ''] = (text ?? '').split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

export const rupees = (paise: bigint): string =>
  `${paise < 0n ? '-' : ''}${String(paise < 0n ? -paise : paise)
    .padStart(3, '0')
    .replace(/(..)$/, '.$1')}`;
