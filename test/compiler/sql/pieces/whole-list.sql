-- { customer(id: "018f0000-0000-7000-8000-000000000000") { orders(first: 2) { aggregate { sum { total } } nodes { total items { amount } } } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT ('{"orders":' ||
      (SELECT (format('{"aggregate":{"sum":{"total":%s}},"nodes":[', coalesce('"' || (sum(p.f1))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 2), '') || ']}')
      FROM
        (SELECT orders_2.list_number AS n,CASE WHEN orders_2.list_number <= 2 THEN (format('{"total":"%s","items":[', items_4."sum of amount") || items_4.nodes || ']}') END AS "nodes_nodes",items_4."sum of amount" AS f1
        FROM
          (SELECT orders_2.*, row_number() OVER (ORDER BY orders_2."delivery_date" DESC,orders_2."id" DESC) AS list_number
          FROM "orders" orders_2
          WHERE orders_2."customer_id" = customers_1."id") orders_2
        LEFT JOIN LATERAL
          (SELECT coalesce(string_agg(l.node, ','), '') AS nodes,coalesce(sum(l."sum of amount"), 0.00) AS "sum of amount"
          FROM
            (SELECT CASE WHEN orders_2.list_number <= 2 THEN format('{"amount":"%s"}', order_items_3."amount") END AS node,order_items_3."amount" AS "sum of amount"
            FROM "order_items" order_items_3
            WHERE order_items_3."customer_id" = orders_2."customer_id" AND order_items_3."order_id" = orders_2."id"
            ORDER BY order_items_3."customer_id",order_items_3."order_id",order_items_3."id") l) items_4 ON true
        ORDER BY orders_2."delivery_date" DESC,orders_2."id" DESC) p) || '}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid), 'null') || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT ('{"orders":' ||
      (SELECT (format('{"aggregate":{"sum":{"total":%s}},"nodes":[', coalesce('"' || (sum(p.f1))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 2), '') || ']}')
      FROM
        (SELECT orders_2.list_number AS n,CASE WHEN orders_2.list_number <= 2 THEN (format('{"total":"%s","items":[', items_4."sum of amount") || items_4.nodes || ']}') END AS "nodes_nodes",items_4."sum of amount" AS f1
        FROM
          (SELECT orders_2.*, row_number() OVER (ORDER BY orders_2."delivery_date" DESC,orders_2."id" DESC) AS list_number
          FROM "orders" orders_2
          WHERE orders_2."customer_id" = customers_1."id" AND ( (orders_2."agent_id" = $1::uuid AND orders_2."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_2."customer_id" = ANY (ARRAY
            ( SELECT assigned_customer.id
            FROM customers AS assigned_customer
            WHERE assigned_customer.agent_id = $1::uuid )))) orders_2
        LEFT JOIN LATERAL
          (SELECT coalesce(string_agg(l.node, ','), '') AS nodes,coalesce(sum(l."sum of amount"), 0.00) AS "sum of amount"
          FROM
            (SELECT CASE WHEN orders_2.list_number <= 2 THEN format('{"amount":"%s"}', order_items_3."amount") END AS node,order_items_3."amount" AS "sum of amount"
            FROM "order_items" order_items_3
            WHERE order_items_3."customer_id" = orders_2."customer_id" AND order_items_3."order_id" = orders_2."id"
            ORDER BY order_items_3."customer_id",order_items_3."order_id",order_items_3."id") l) items_4 ON true
        ORDER BY orders_2."delivery_date" DESC,orders_2."id" DESC) p) || '}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $2::uuid AND ( customers_1."agent_id" = $1::uuid OR customers_1."id" = ANY (ARRAY
      ( SELECT agent_order.customer_id
      FROM orders AS agent_order
      WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))), 'null') || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT ('{"orders":' ||
      (SELECT (format('{"aggregate":{"sum":{"total":%s}},"nodes":[', coalesce('"' || (sum(p.f1))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 2), '') || ']}')
      FROM
        (SELECT orders_2.list_number AS n,CASE WHEN orders_2.list_number <= 2 THEN (format('{"total":"%s","items":[', items_4."sum of amount") || items_4.nodes || ']}') END AS "nodes_nodes",items_4."sum of amount" AS f1
        FROM
          (SELECT orders_2.*, row_number() OVER (ORDER BY orders_2."delivery_date" DESC,orders_2."id" DESC) AS list_number
          FROM "orders" orders_2
          WHERE orders_2."customer_id" = customers_1."id" AND (orders_2."customer_id" = $1::uuid)) orders_2
        LEFT JOIN LATERAL
          (SELECT coalesce(string_agg(l.node, ','), '') AS nodes,coalesce(sum(l."sum of amount"), 0.00) AS "sum of amount"
          FROM
            (SELECT CASE WHEN orders_2.list_number <= 2 THEN format('{"amount":"%s"}', order_items_3."amount") END AS node,order_items_3."amount" AS "sum of amount"
            FROM "order_items" order_items_3
            WHERE order_items_3."customer_id" = orders_2."customer_id" AND order_items_3."order_id" = orders_2."id"
            ORDER BY order_items_3."customer_id",order_items_3."order_id",order_items_3."id") l) items_4 ON true
        ORDER BY orders_2."delivery_date" DESC,orders_2."id" DESC) p) || '}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $2::uuid AND (customers_1."id" = $1::uuid)), 'null') || '}') AS answer OFFSET 0) answered
