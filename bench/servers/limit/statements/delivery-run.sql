-- $1 agent, $2 day
SELECT json_build_object('orders', json_build_object(
  'totalCount', (SELECT count(*) FROM orders WHERE agent_id = $1 AND delivery_date = $2::date),
  'nodes', coalesce((
    SELECT json_agg(json_build_object('id', o.id, 'shift', o.shift, 'status', o.status,
      'customer', json_build_object('id', c.id, 'name', c.name, 'phone', c.phone),
      'address', CASE WHEN o.address_line1 IS NOT NULL THEN json_build_object('line1', o.address_line1, 'line2', o.address_line2,
        'landmark', o.address_landmark, 'city', o.address_city, 'pincode', o.address_pincode) END,
      'items', coalesce((
        SELECT json_agg(json_build_object('id', i.id, 'quantity', i.quantity::text, 'product', json_build_object('name', p.name, 'unit', p.unit)) ORDER BY i.id)
        FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.customer_id = o.customer_id AND i.order_id = o.id
      ), '[]'::json),
      'delivery', (SELECT json_build_object('status', d.status) FROM delivery_statuses d WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current)
    ) ORDER BY o.id)
    FROM (SELECT * FROM orders WHERE agent_id = $1 AND delivery_date = $2::date ORDER BY id LIMIT 200) o JOIN customers c ON c.id = o.customer_id
  ), '[]'::json)
))::text
