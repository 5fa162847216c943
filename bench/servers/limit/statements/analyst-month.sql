-- $1 area, $2 first day, $3 day after the last, $4 and $5 name and id of the customer before the page
SELECT (
  SELECT format('{"customers":{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT count(*) FROM customers WHERE area_id = $1), (count(*) > 50)::text,
      coalesce('"' || (array_agg(id ORDER BY n) FILTER (WHERE n <= 50))[least(count(*), 50)] || '"', 'null'))
    || coalesce(string_agg(node, ',' ORDER BY n) FILTER (WHERE n <= 50), '') || ']}}'
  FROM (
    SELECT c.id, row_number() OVER page AS n,
      CASE WHEN row_number() OVER page <= 50 THEN
        format('{"id":"%s","name":%s,"balance":"%s","orders":', c.id, to_json(c.name),
          coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00))
        || (
          SELECT format('{"totalCount":%s,"aggregate":{"count":%s,"sum":{"total":%s}},"nodes":[', count(*), count(*), coalesce('"' || sum(o.total) || '"', 'null'))
            || coalesce(string_agg(o.node, ',' ORDER BY o.delivery_date, o.id) FILTER (WHERE o.n <= 300), '') || ']}}'
          FROM (
            SELECT o.id, o.delivery_date, i.total, row_number() OVER (ORDER BY o.delivery_date, o.id) AS n,
              format('{"id":"%s","source":"%s","status":"%s","deliveryDate":"%s","items":[%s],"delivery":%s,"invoiceLines":[%s]}',
                o.id, o.source, o.status, o.delivery_date, i.items,
                coalesce((
                  SELECT format('{"status":"%s","items":[%s]}', d.status, (
                    SELECT string_agg(format('{"deliveredQuantity":"%s"}', delivered_quantity), ',' ORDER BY order_item_id)
                    FROM delivery_items WHERE customer_id = d.customer_id AND order_id = d.order_id AND delivery_status_id = d.id))
                  FROM delivery_statuses d WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current
                ), 'null'),
                (
                  SELECT string_agg(format('{"amount":"%s","invoice":{"number":%s,"period":"%s","status":"%s"}}',
                    l.amount, coalesce(to_json(v.number), 'null'), to_char(v.period, 'YYYY-MM'), v.status), ',' ORDER BY l.date, l.id)
                  FROM invoice_lines l JOIN invoices v ON v.customer_id = l.customer_id AND v.id = l.invoice_id
                  WHERE l.customer_id = o.customer_id AND l.order_id = o.id AND l.live
                )) AS node
            FROM orders o
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(amount), 0.00) AS total,
                string_agg(format('{"quantity":"%s","unitPrice":"%s","amount":"%s"}', quantity, unit_price, amount), ',' ORDER BY id) AS items
              FROM order_items WHERE customer_id = o.customer_id AND order_id = o.id
            ) i
            WHERE o.customer_id = c.id AND o.delivery_date >= $2::date AND o.delivery_date < $3::date
          ) o
        ) END AS node
    FROM customers c
    WHERE c.area_id = $1 AND ($5::uuid IS NULL OR (c.name COLLATE "und-x-icu", c.id) > ($4::text COLLATE "und-x-icu", $5::uuid))
    WINDOW page AS (ORDER BY c.name COLLATE "und-x-icu", c.id)
    ORDER BY c.name COLLATE "und-x-icu", c.id LIMIT 51
  ) page
)
