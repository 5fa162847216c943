import type { RowsSource } from '../compiler/annotation.ts';
import { type SqlFragment, sql } from '../compiler/sql.ts';

/** Name and phone of a row's customer, for anyone who sees an order of that customer. */
export const recipientRows = ({ from, visible }: RowsSource): SqlFragment => sql`
  SELECT addressee.id AS customer_id, addressee.name, addressee.phone
  FROM customers AS addressee
  WHERE addressee.id = ${from('customerId')}
    AND EXISTS (SELECT 1 FROM orders AS due WHERE due.customer_id = addressee.id AND ${visible('Order', 'due')})`;
