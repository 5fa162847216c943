import { BOUNDS, localTime, type SampleRule } from './sample-rule.ts';

export const DELIVERY_RULES: readonly SampleRule[] = [
  {
    name: 'the header of a confirmation is what its items say',
    violations: `
      SELECT d.id FROM delivery_statuses d
      LEFT JOIN (
        SELECT delivery_status_id AS id, sum(delivered_quantity) AS delivered, sum(ordered_quantity) AS ordered, count(*) AS items FROM delivery_items GROUP BY 1
      ) AS l USING (id)
      WHERE d.status::text IS DISTINCT FROM CASE WHEN delivered = 0 THEN 'NOT_DELIVERED' WHEN delivered = ordered THEN 'DELIVERED' ELSE 'PARTIALLY_DELIVERED' END
        OR items <> (SELECT count(*) FROM order_items i WHERE i.customer_id = d.customer_id AND i.order_id = d.order_id)`,
  },
  {
    name: 'ordered quantities are the order items',
    violations: `SELECT 1 FROM delivery_items d JOIN order_items i ON (i.customer_id, i.order_id, i.id) = (d.customer_id, d.order_id, d.order_item_id) WHERE d.ordered_quantity <> i.quantity`,
  },
  {
    name: 'every superseded confirmation is superseded by a later one, and the last one is current',
    violations: `
      SELECT d.id FROM delivery_statuses d LEFT JOIN delivery_statuses n ON n.supersedes_id = d.id
      WHERE d.current = (n.id IS NOT NULL) OR n.recorded_at <= d.recorded_at`,
  },
  {
    name: 'confirmations lie in their window: on the delivery date, recorded at most a day later, never after now',
    violations: `
      WITH ${BOUNDS}
      SELECT d.id FROM delivery_statuses d JOIN orders o ON o.id = d.order_id, bounds
      WHERE ${localTime('d.occurred_at')}::date <> o.delivery_date OR ${localTime('d.recorded_at')}::date NOT BETWEEN o.delivery_date AND o.delivery_date + 1
        OR d.occurred_at > d.recorded_at OR d.recorded_at > as_of OR d.verified_at > as_of`,
  },
  {
    name: 'an agent confirms orders of that agent, a correction and a late entry come from an admin',
    violations: `
      SELECT d.id FROM delivery_statuses d JOIN orders o ON o.id = d.order_id JOIN users u ON u.id = d.confirmed_by_id
      WHERE CASE d.method WHEN 'AGENT' THEN d.confirmed_by_id <> o.agent_id OR d.idempotency_key IS NULL ELSE u.role <> 'ADMIN' END
        OR (d.supersedes_id IS NOT NULL AND d.method <> 'ADMIN')`,
  },
  {
    name: 'a link confirms within its scope and time',
    violations: `
      SELECT d.id FROM delivery_statuses d JOIN orders o ON o.id = d.order_id JOIN share_links l ON l.id = d.share_link_id
      WHERE o.delivery_date <> l.date OR o.area_id <> l.area_id OR o.agent_id <> l.agent_id OR o.shift <> l.shift
        OR d.recorded_at NOT BETWEEN l.created_at AND l.expires_at OR l.revoked_at IS NOT NULL`,
  },
];
