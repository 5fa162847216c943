import { type SqlFragment, sql } from '../../compiler/sql.ts';

/**
 * A text as a cell: always quoted, and prefixed with an apostrophe if a spreadsheet would take it for a formula. Figures need
 * neither.
 */
const textCell = (text: SqlFragment): SqlFragment => sql`
  '"' || replace(CASE WHEN ${text} ~ '^[=+@＝＋－＠[:cntrl:]-]' THEN '''' ELSE '' END || ${text}, '"', '""') || '"'`;

/**
 * The lines of an invoice in RFC 4180 format, each ended by CRLF, under the graph's field names. Anyone who sees an invoice sees
 * its lines and every product, so nothing here needs a scope of its own.
 */
export const invoiceCsv = (customerId: SqlFragment, invoiceId: SqlFragment): SqlFragment => sql`
  SELECT E'date,product,unit,quantity,unitPrice,taxRate,taxInclusive,net,tax,amount,live\\r\\n' || coalesce(string_agg(
    concat_ws(
      ',',
      to_char(billed_line.date, 'YYYY-MM-DD'), ${textCell(sql`billed_product.name`)}, billed_product.unit, billed_line.quantity,
      billed_line.unit_price, billed_line.tax_rate, billed_line.tax_inclusive::text, billed_line.net, billed_line.tax,
      billed_line.amount, billed_line.live::text
    ) || E'\\r\\n',
    '' ORDER BY billed_line.date, billed_line.id
  ), '')
  FROM invoice_lines AS billed_line
  JOIN order_items AS billed_item
    ON billed_item.customer_id = billed_line.customer_id
    AND billed_item.order_id = billed_line.order_id
    AND billed_item.id = billed_line.order_item_id
  JOIN products AS billed_product ON billed_product.id = billed_item.product_id
  WHERE billed_line.customer_id = ${customerId} AND billed_line.invoice_id = ${invoiceId}`;
