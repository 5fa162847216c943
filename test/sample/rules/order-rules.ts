import { BOUNDS, localTime, type SampleRule } from './sample-rule.ts';

export const ORDER_RULES: readonly SampleRule[] = [
  {
    name: 'prices are those of the delivery date: customer before term before product',
    violations: `
      SELECT i.id, i.unit_price FROM order_items i
      JOIN orders o ON o.id = i.order_id
      LEFT JOIN LATERAL (SELECT price FROM product_prices p WHERE p.product_id = i.product_id AND p.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS product ON true
      LEFT JOIN LATERAL (SELECT unit_price FROM subscription_terms t WHERE t.customer_id = o.customer_id AND t.subscription_id = o.subscription_id AND t.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS term ON true
      LEFT JOIN LATERAL (SELECT price FROM customer_prices c WHERE c.customer_id = o.customer_id AND c.product_id = i.product_id AND c.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS own ON true
      WHERE i.unit_price IS DISTINCT FROM coalesce(own.price, term.unit_price, product.price)`,
  },
  {
    name: 'taxes are those of the delivery date',
    violations: `
      SELECT i.id FROM order_items i
      JOIN orders o ON o.id = i.order_id
      LEFT JOIN LATERAL (SELECT * FROM tax_rates t WHERE t.product_id = i.product_id AND t.effective_from <= o.delivery_date ORDER BY effective_from DESC LIMIT 1) AS t ON true
      WHERE (i.tax_rate, i.tax_inclusive) IS DISTINCT FROM (t.rate, t.inclusive)`,
  },
  {
    name: 'an order copies area, agent and one of the addresses of its customer',
    violations: `
      SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id LEFT JOIN addresses a ON a.id = o.address_id
      WHERE o.area_id IS DISTINCT FROM c.area_id OR o.agent_id IS DISTINCT FROM c.agent_id OR o.address_line1 IS DISTINCT FROM a.line1
        OR o.address_latitude IS DISTINCT FROM a.latitude OR o.address_pincode IS DISTINCT FROM a.pincode`,
  },
  {
    name: 'a one-time order is placed before the evening of the day before, by its customer or the office',
    violations: `
      SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id LEFT JOIN users u ON u.id = o.created_by_id
      WHERE o.source = 'ONE_TIME' AND (${localTime('o.created_at')} >= o.delivery_date - interval '4 hours'
        OR (u.id = c.user_id OR u.role = 'SUPPORT') IS NOT TRUE OR o.created_at < c.created_at)`,
  },
  {
    name: 'the status of an order is its current confirmation, or an open one has none',
    violations: `
      SELECT o.id FROM orders o LEFT JOIN delivery_statuses d ON d.order_id = o.id AND d.current
      WHERE CASE WHEN o.status IN ('PENDING', 'OUT_FOR_DELIVERY', 'CANCELLED') THEN d.id IS NOT NULL ELSE d.status::text IS DISTINCT FROM o.status::text END`,
  },
  {
    name: 'of the days before the last one nothing is pending, of the day after it everything is',
    violations: `
      WITH ${BOUNDS}
      SELECT o.id FROM orders o, bounds
      WHERE (delivery_date < last_day AND status = 'PENDING') OR (delivery_date > last_day AND status NOT IN ('PENDING', 'CANCELLED')) OR delivery_date > last_day + 1
        OR (delivery_date < last_day - 1 AND status = 'OUT_FOR_DELIVERY')`,
  },
];
