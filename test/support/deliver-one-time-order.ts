import type pg from 'pg';

/** A one-time order of any customer and product, placed and delivered in full on a day; returns its id. */
export async function deliverOneTimeOrder(
  pool: pg.Pool,
  { date, quantity, unitPrice = '33.35' }: { date: string; quantity: string; unitPrice?: string },
): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ customer_id: string; id: string; item_id: string }>(
      `WITH placed AS (
         INSERT INTO orders (customer_id, source, delivery_date, shift, agent_id)
         SELECT id, 'ONE_TIME', $1, 'MORNING', agent_id FROM customers WHERE status = 'ACTIVE' ORDER BY random() LIMIT 1
         RETURNING customer_id, id
       )
       INSERT INTO order_items (customer_id, order_id, product_id, quantity, unit_price, tax_rate, amount)
       SELECT placed.customer_id, placed.id, product.id, $2, $3::numeric, 5, round($2::numeric * $3::numeric, 2)
       FROM placed, (SELECT id FROM products ORDER BY name LIMIT 1) AS product
       RETURNING customer_id, order_id AS id, id AS item_id`,
      [date, quantity, unitPrice],
    );
    const [placed] = rows;
    if (placed === undefined) throw new Error('There is no active customer to deliver to.');
    await client.query(
      `WITH confirmed AS (
         INSERT INTO delivery_statuses (customer_id, order_id, status, occurred_at, method, confirmed_by_id)
         SELECT $1, $2, 'DELIVERED', business_now(), 'ADMIN', (SELECT id FROM users WHERE role = 'ADMIN' LIMIT 1)
         RETURNING id
       )
       INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, delivered_quantity)
       SELECT $1, $2, $3, confirmed.id, $4 FROM confirmed`,
      [placed.customer_id, placed.id, placed.item_id, quantity],
    );
    await client.query('COMMIT');
    return placed.id;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
