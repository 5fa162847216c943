import { Resolver } from 'type-graphql';
import { List } from '../../compiler/annotation.ts';
import { sql } from '../../compiler/sql.ts';
import { DeliveryRun } from './delivery-run.type.ts';
import { ordersOfRun } from './orders-of-run.query.ts';
import { ProductTotal } from './product-total.type.ts';
import { Stop } from './stop.type.ts';

@Resolver(() => DeliveryRun)
export class DeliveryRunEdges {
  @List(() => Stop, {
    rows: ({ from, visible }) => sql`
      SELECT latest.*, drops.order_ids, customer.name AS customer_name, customer.route_position AS position
      FROM (
        SELECT due.customer_id, array_agg(due.id ORDER BY due.shift, due.id) AS order_ids
        FROM ${ordersOfRun(from, visible)}
        GROUP BY due.customer_id, due.address_id
      ) AS drops
      JOIN orders AS latest ON latest.customer_id = drops.customer_id AND latest.id = drops.order_ids[cardinality(drops.order_ids)]
      JOIN customers AS customer ON customer.id = drops.customer_id`,
    description: 'The stops, in the order of the round. A customer has several if its orders go to several addresses.',
  })
  stops: Stop[];

  @List(() => ProductTotal, {
    rows: ({ from, visible }) => sql`
      SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity
      FROM (SELECT due.customer_id, due.id FROM ${ordersOfRun(from, visible)}) AS carried
      JOIN order_items AS item ON item.customer_id = carried.customer_id AND item.order_id = carried.id
      JOIN products AS product ON product.id = item.product_id
      GROUP BY item.product_id, product.name`,
    description: 'What to carry, ordered by product name.',
  })
  totals: ProductTotal[];
}
