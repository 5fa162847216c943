-- $1 area, $2 first day, $3 day after the last, $4 and $5 name and id of the customer before the page
SELECT json_build_object('customers', (
  SELECT json_build_object(
    'totalCount', (SELECT count(*) FROM customers WHERE area_id = $1),
    'pageInfo', json_build_object('hasNextPage', count(*) > 50, 'endCursor', (array_agg(id ORDER BY n) FILTER (WHERE n <= 50))[least(count(*), 50)]),
    'nodes', coalesce(json_agg(node ORDER BY n) FILTER (WHERE n <= 50), '[]'::json))
  FROM (
    SELECT c.id, row_number() OVER page AS n,
      CASE WHEN row_number() OVER page <= 50 THEN json_build_object('id', c.id, 'name', c.name,
        'balance', coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00)::text,
        'orders', (
          SELECT json_build_object(
            'totalCount', count(*),
            'aggregate', json_build_object('count', count(*), 'sum', json_build_object('total', sum(o.total)::text)),
            'nodes', coalesce(json_agg(o.node ORDER BY o.delivery_date, o.id) FILTER (WHERE o.n <= 300), '[]'::json))
          FROM (
            SELECT o.id, o.delivery_date, i.total, row_number() OVER (ORDER BY o.delivery_date, o.id) AS n,
              json_build_object('id', o.id, 'source', o.source, 'status', o.status, 'deliveryDate', o.delivery_date,
                'items', i.items,
                'delivery', (
                  SELECT json_build_object('status', d.status, 'items', coalesce((
                    SELECT json_agg(json_build_object('deliveredQuantity', delivered_quantity::text) ORDER BY order_item_id)
                    FROM delivery_items WHERE customer_id = d.customer_id AND order_id = d.order_id AND delivery_status_id = d.id), '[]'::json))
                  FROM delivery_statuses d WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current),
                'invoiceLines', coalesce((
                  SELECT json_agg(json_build_object('amount', l.amount::text,
                    'invoice', json_build_object('number', v.number, 'period', to_char(v.period, 'YYYY-MM'), 'status', v.status)) ORDER BY l.date, l.id)
                  FROM invoice_lines l JOIN invoices v ON v.customer_id = l.customer_id AND v.id = l.invoice_id
                  WHERE l.customer_id = o.customer_id AND l.order_id = o.id AND l.live), '[]'::json)) AS node
            FROM orders o
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(amount), 0) AS total, coalesce(json_agg(json_build_object('quantity', quantity::text, 'unitPrice', unit_price::text, 'amount', amount::text) ORDER BY id), '[]'::json) AS items
              FROM order_items WHERE customer_id = o.customer_id AND order_id = o.id
            ) i
            WHERE o.customer_id = c.id AND o.delivery_date >= $2::date AND o.delivery_date < $3::date
          ) o
        )) END AS node
    FROM customers c
    WHERE c.area_id = $1 AND ($5::uuid IS NULL OR (c.name COLLATE "und-x-icu", c.id) > ($4::text COLLATE "und-x-icu", $5::uuid))
    WINDOW page AS (ORDER BY c.name COLLATE "und-x-icu", c.id)
    ORDER BY c.name COLLATE "und-x-icu", c.id LIMIT 51
  ) page
))::text
