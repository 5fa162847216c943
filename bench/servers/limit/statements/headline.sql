-- $1 customer, $2 orders
SELECT '{"customer":' || coalesce((
  SELECT format('{"id":"%s","name":%s,"phone":%s,"balance":"%s","user":%s,"subscriptions":{"nodes":[%s]},"orders":',
    c.id, to_json(c.name), coalesce(to_json(c.phone), 'null'),
    coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00),
    coalesce((SELECT format('{"id":"%s","email":%s,"role":"%s","status":"%s"}', u.id, to_json(u.email), u.role, u.status) FROM users u WHERE u.id = c.user_id), 'null'),
    (
      SELECT string_agg(s.node, ',' ORDER BY s.id)
      FROM (
        SELECT s.id, format('{"id":"%s","mode":"%s","quantity":"%s","product":{"name":%s,"unit":"%s"}}', s.id, t.mode, t.quantity, to_json(p.name), p.unit) AS node
        FROM subscriptions s
        JOIN products p ON p.id = s.product_id
        CROSS JOIN LATERAL (
          SELECT mode, quantity FROM subscription_terms
          WHERE customer_id = s.customer_id AND subscription_id = s.id AND effective_from <= greatest(business_today(), s.start_date)
          ORDER BY effective_from DESC LIMIT 1
        ) t
        WHERE s.customer_id = c.id AND s.status = 'ACTIVE' ORDER BY s.id LIMIT 10
      ) s
    ))
    || (
      SELECT format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[', (count(*) > $2::int)::text,
          coalesce('"' || (array_agg(o.id ORDER BY n) FILTER (WHERE n <= $2::int))[least(count(*), $2::int)] || '"', 'null'))
        || coalesce(string_agg(o.node, ',' ORDER BY n) FILTER (WHERE n <= $2::int), '') || ']}}'
      FROM (
        SELECT o.id, row_number() OVER page AS n,
          CASE WHEN row_number() OVER page <= $2::int THEN
            format('{"id":"%s","status":"%s","deliveryDate":"%s","total":"%s","subscription":%s,"items":[%s],"delivery":%s,"invoiceLines":[%s]}',
              o.id, o.status, o.delivery_date, i.total,
              CASE WHEN o.subscription_id IS NOT NULL THEN format('{"id":"%s"}', o.subscription_id) ELSE 'null' END,
              i.items,
              coalesce((
                SELECT format('{"status":"%s","occurredAt":"%s","method":"%s","items":[%s]}', d.status,
                  to_char(d.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), d.method,
                  (
                    SELECT string_agg(format('{"orderedQuantity":"%s","deliveredQuantity":"%s"}', ordered_quantity, delivered_quantity), ',' ORDER BY order_item_id)
                    FROM delivery_items WHERE customer_id = d.customer_id AND order_id = d.order_id AND delivery_status_id = d.id
                  ))
                FROM delivery_statuses d WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current
              ), 'null'),
              (
                SELECT string_agg(format('{"amount":"%s","invoice":{"number":%s,"status":"%s","total":"%s","amountDue":"%s"}}',
                  l.amount, coalesce(to_json(v.number), 'null'), v.status, v.total,
                  CASE WHEN v.status = 'VOID' THEN 0.00 ELSE v.total - v.amount_paid - v.amount_credited END), ',' ORDER BY l.date, l.id)
                FROM invoice_lines l JOIN invoices v ON v.customer_id = l.customer_id AND v.id = l.invoice_id
                WHERE l.customer_id = o.customer_id AND l.order_id = o.id AND l.live
              )) END AS node
        FROM orders o
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(i.amount), 0.00) AS total,
            string_agg(format('{"quantity":"%s","unitPrice":"%s","amount":"%s","product":{"name":%s}}', i.quantity, i.unit_price, i.amount, to_json(p.name)), ',' ORDER BY i.id) AS items
          FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.customer_id = o.customer_id AND i.order_id = o.id
        ) i
        WHERE o.customer_id = c.id
        WINDOW page AS (ORDER BY o.delivery_date DESC, o.id DESC)
        ORDER BY o.delivery_date DESC, o.id DESC LIMIT $2::int + 1
      ) o
    )
  FROM customers c WHERE c.id = $1
), 'null') || '}'
