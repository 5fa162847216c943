-- $1 agent, $2 day
SELECT format('{"orders":{"totalCount":%s,"nodes":[', (SELECT count(*) FROM orders WHERE agent_id = $1 AND delivery_date = $2::date))
  || coalesce((
    SELECT string_agg(format('{"id":"%s","shift":"%s","status":"%s","customer":{"id":"%s","name":%s,"phone":%s},"address":%s,"items":[%s],"delivery":%s}',
      o.id, o.shift, o.status, c.id, to_json(c.name), coalesce(to_json(c.phone), 'null'),
      CASE WHEN o.address_line1 IS NOT NULL THEN format('{"line1":%s,"line2":%s,"landmark":%s,"city":%s,"pincode":%s}',
        to_json(o.address_line1), coalesce(to_json(o.address_line2), 'null'), coalesce(to_json(o.address_landmark), 'null'),
        coalesce(to_json(o.address_city), 'null'), coalesce(to_json(o.address_pincode), 'null')) ELSE 'null' END,
      (
        SELECT string_agg(format('{"id":"%s","quantity":"%s","product":{"name":%s,"unit":"%s"}}', i.id, i.quantity, to_json(p.name), p.unit), ',' ORDER BY i.id)
        FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.customer_id = o.customer_id AND i.order_id = o.id
      ),
      coalesce((SELECT format('{"status":"%s"}', d.status) FROM delivery_statuses d WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current), 'null')
    ), ',' ORDER BY o.id)
    FROM (SELECT * FROM orders WHERE agent_id = $1 AND delivery_date = $2::date ORDER BY id LIMIT 200) o JOIN customers c ON c.id = o.customer_id
  ), '')
  || ']}}'
