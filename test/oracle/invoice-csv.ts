import { joined } from './edge.ts';
import { column, type Row } from './value.ts';
import type { World } from './world.ts';

const COLUMNS = ['quantity', 'unitPrice', 'taxRate', 'taxInclusive', 'net', 'tax', 'amount', 'live'];

const keyOf = (line: Row): string => `${column(line, 'date')} ${column(line, 'id')}`;

/** A name that a spreadsheet would evaluate is prefixed with an apostrophe. */
function quoted(name: string): string {
  const isFormula = /^[=+\-@＝＋－＠\p{Cc}]/u.test(name);
  return `"${(isFormula ? `'${name}` : name).split('"').join('""')}"`;
}

/** What `Invoice.csv` contains, from loaded rows. */
export function invoiceCsv(invoice: Row, world: World): string {
  const lines = joined('invoice_lines', { customerId: 'customerId', invoiceId: 'id' })(invoice, world);
  const rows = [...lines]
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .map((line) => {
      const [item] = joined('order_items', { id: 'orderItemId' })(line, world) as [Row];
      const [product] = joined('products', { id: 'productId' })(item, world) as [Row];
      const name = quoted(column(product, 'name') as string);
      return [column(line, 'date'), name, column(product, 'unit'), ...COLUMNS.map((each) => column(line, each))];
    });
  const header = ['date', 'product', 'unit', ...COLUMNS];
  return [header, ...rows].map((cells) => `${cells.map(String).join(',')}\r\n`).join('');
}
