import { Resolver } from 'type-graphql';
import { RootList } from '../../compiler/annotation.ts';
import { raw, sql } from '../../compiler/sql.ts';
import { ProductDemand } from './product-demand.type.ts';

@Resolver()
export class DemandRoot {
  @RootList(() => ProductDemand, {
    args: {
      date: { type: 'Date!', description: 'The delivery date.' },
      shift: { type: 'Shift', description: 'Only this shift; both by default.' },
      areaId: { type: 'ID', description: 'Only orders of this area; all areas by default.' },
    },
    rows: ({ args, visible }) => sql`
      SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity,
             count(DISTINCT item.order_id)::integer AS orders
      FROM orders AS due
      JOIN order_items AS item ON item.customer_id = due.customer_id AND item.order_id = due.id
      JOIN products AS product ON product.id = item.product_id
      WHERE due.delivery_date = ${args('date')} AND due.status <> 'CANCELLED' AND ${visible('Order', 'due')}
        ${args.isGiven('shift') ? sql`AND due.shift = ${args('shift')}` : raw('')}
        ${args.isGiven('areaId') ? sql`AND due.area_id = ${args('areaId')}` : raw('')}
      GROUP BY item.product_id, product.name`,
    description:
      'What to load and buy for a day: the units of each product in the orders that you may see, by product name. Subscription orders count once they have been generated.',
  })
  demand: ProductDemand[];
}
