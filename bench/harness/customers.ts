import type pg from 'pg';

/** Customers spread evenly over the whole table, each with at least one full page of orders. */
export async function pickCustomers(database: pg.Pool, count: number): Promise<readonly string[]> {
  const { rows } = await database.query<{ id: string }>(
    `WITH numbered AS (
       SELECT id, row_number() OVER (ORDER BY md5(id::text)) AS n FROM customers
       WHERE (SELECT count(*) FROM (SELECT 1 FROM orders WHERE customer_id = customers.id LIMIT 20) AS page) = 20
     ) SELECT id FROM numbered WHERE n <= $1 ORDER BY n`,
    [count],
  );
  return rows.map(({ id }) => id);
}
