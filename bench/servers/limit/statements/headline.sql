-- $1 customer, $2 orders
SELECT json_build_object('customer', (
  SELECT json_build_object(
    'id', c.id, 'name', c.name, 'phone', c.phone,
    'balance', coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00)::text,
    'user', (SELECT json_build_object('id', u.id, 'email', u.email, 'role', u.role, 'status', u.status) FROM users u WHERE u.id = c.user_id),
    'subscriptions', json_build_object('nodes', coalesce((
      SELECT json_agg(json_build_object('id', s.id, 'mode', s.mode, 'quantity', s.quantity::text, 'product', s.product))
      FROM (
        SELECT s.id, t.mode, t.quantity, json_build_object('name', p.name, 'unit', p.unit) AS product
        FROM subscriptions s
        JOIN products p ON p.id = s.product_id
        CROSS JOIN LATERAL (
          SELECT mode, quantity FROM subscription_terms
          WHERE customer_id = s.customer_id AND subscription_id = s.id AND effective_from <= greatest(business_today(), s.start_date)
          ORDER BY effective_from DESC LIMIT 1
        ) t
        WHERE s.customer_id = c.id AND s.status = 'ACTIVE' ORDER BY s.id LIMIT 10
      ) s
    ), '[]'::json)),
    'orders', (
      SELECT json_build_object(
        'pageInfo', json_build_object('hasNextPage', count(*) > $2::int, 'endCursor', (array_agg(o.id ORDER BY n) FILTER (WHERE n <= $2::int))[least(count(*), $2::int)]),
        'nodes', coalesce(json_agg(o.node ORDER BY n) FILTER (WHERE n <= $2::int), '[]'::json))
      FROM (
        SELECT o.id, row_number() OVER page AS n,
          CASE WHEN row_number() OVER page <= $2::int THEN json_build_object(
            'id', o.id, 'status', o.status, 'deliveryDate', o.delivery_date,
            'total', (SELECT coalesce(sum(amount), 0.00)::text FROM order_items WHERE customer_id = o.customer_id AND order_id = o.id),
            'subscription', CASE WHEN o.subscription_id IS NOT NULL THEN json_build_object('id', o.subscription_id) END,
            'items', coalesce((
              SELECT json_agg(json_build_object('quantity', i.quantity::text, 'unitPrice', i.unit_price::text, 'amount', i.amount::text,
                'product', json_build_object('name', p.name)) ORDER BY i.id)
              FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.customer_id = o.customer_id AND i.order_id = o.id
            ), '[]'::json),
            'delivery', (
              SELECT json_build_object('status', d.status, 'occurredAt', to_char(d.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'method', d.method,
                'items', coalesce((
                  SELECT json_agg(json_build_object('orderedQuantity', ordered_quantity::text, 'deliveredQuantity', delivered_quantity::text) ORDER BY order_item_id)
                  FROM delivery_items WHERE customer_id = d.customer_id AND order_id = d.order_id AND delivery_status_id = d.id
                ), '[]'::json))
              FROM delivery_statuses d WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current
            ),
            'invoiceLines', coalesce((
              SELECT json_agg(json_build_object('amount', l.amount::text, 'invoice', json_build_object('number', v.number, 'status', v.status, 'total', v.total::text,
                'amountDue', CASE WHEN v.status = 'VOID' THEN '0.00' ELSE (v.total - v.amount_paid - v.amount_credited)::text END)) ORDER BY l.date, l.id)
              FROM invoice_lines l JOIN invoices v ON v.customer_id = l.customer_id AND v.id = l.invoice_id
              WHERE l.customer_id = o.customer_id AND l.order_id = o.id AND l.live
            ), '[]'::json)
          ) END AS node
        FROM orders o WHERE o.customer_id = c.id
        WINDOW page AS (ORDER BY o.delivery_date DESC, o.id DESC)
        ORDER BY o.delivery_date DESC, o.id DESC LIMIT $2::int + 1
      ) o
    )
  ) FROM customers c WHERE c.id = $1
))::text
