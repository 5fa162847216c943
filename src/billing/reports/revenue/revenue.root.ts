import { GraphQLList, GraphQLNonNull } from 'graphql';
import { Resolver } from 'type-graphql';
import { RootList } from '../../../compiler/annotation.ts';
import { raw, sql } from '../../../compiler/sql.ts';
import { RevenueKey } from './revenue-row.enums.ts';
import { RevenueRow } from './revenue-row.type.ts';

@Resolver()
export class RevenueRoot {
  @RootList(() => RevenueRow, {
    args: {
      from: { type: 'Date!', description: 'The first delivery date.' },
      to: { type: 'Date!', description: 'The day after the last one (exclusive).' },
      groupBy: {
        type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(RevenueKey))),
        description: 'What to split by; if empty, one row for everything.',
      },
    },
    rows: ({ args, visible }) => {
      const by = (key: string, value: string) =>
        sql`CASE WHEN ${raw(`'${key}'`)} = ANY (${args('groupBy')}) THEN ${raw(value)} END`;
      return sql`
        SELECT ${by('DAY', 'done.delivery_date')} AS day,
               ${by('MONTH', "date_trunc('month', done.delivery_date)::date")} AS month,
               ${by('SOURCE', 'done.source::text')} AS source,
               ${by('AREA', 'done.area_id')} AS area_id,
               ${by('PRODUCT', 'done.product_id')} AS product_id,
               ${by('AGENT', 'done.agent_id')} AS agent_id,
               count(DISTINCT done.order_id)::integer AS orders,
               sum(done.amount) AS delivered,
               coalesce(sum(line.amount), 0.00) AS billed,
               coalesce(sum(done.amount) FILTER (WHERE line.id IS NULL AND awaits_bill(done.billing)), 0.00) AS unbilled
        FROM delivered_items AS done
        LEFT JOIN invoice_lines AS line
          ON line.customer_id = done.customer_id AND line.order_id = done.order_id AND line.order_item_id = done.order_item_id
          AND line.live AND ${visible('InvoiceLine', 'line')}
        WHERE done.delivery_date >= ${args('from')} AND done.delivery_date < ${args('to')} AND ${visible('Order', 'done')}
        GROUP BY 1, 2, 3, 4, 5, 6`;
    },
    description: 'What was delivered in a span of days, and how much of it is billed, split as requested.',
  })
  revenue: RevenueRow[];
}
