-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "orders" orders_6
      WHERE orders_6."delivery_date" = $1::date),(count(*) > 50)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($2::bytea || sha256($3::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 50), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_1."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 50 THEN
        (SELECT (format('{"id":"%s","shift":"%s","status":"%s","total":"%s","customer":%s,"items":[', orders_1."id",orders_1."shift",orders_1."status",coalesce(sum(l."sum of amount"), 0.00),coalesce(
          (SELECT format('{"id":"%s","name":%s}', customers_4."id",to_json(customers_4."name"))
          FROM "customers" customers_4
          WHERE customers_4."id" = orders_1."customer_id"), 'null')) || coalesce(string_agg(l.node, ','), '') || format('],"delivery":%s}', coalesce(
          (SELECT format('{"status":"%s","occurredAt":"%s"}', delivery_statuses_5."status",to_char(delivery_statuses_5."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          FROM "delivery_statuses" delivery_statuses_5
          WHERE delivery_statuses_5."customer_id" = orders_1."customer_id" AND delivery_statuses_5."order_id" = orders_1."id" AND delivery_statuses_5."current"), 'null')))
        FROM
          (SELECT format('{"quantity":"%s","product":%s}', order_items_2."quantity",coalesce(
            (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_3."name"),products_3."unit")
            FROM "products" products_3
            WHERE products_3."id" = order_items_2."product_id"), 'null')) AS node,order_items_2."amount" AS "sum of amount"
          FROM "order_items" order_items_2
          WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
          ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l) END AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE orders_1."delivery_date" = $4::date
      WINDOW page AS (ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 50 + 1) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "orders" orders_6
      WHERE ( (orders_6."agent_id" = $1::uuid AND orders_6."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_6."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $1::uuid ))) AND orders_6."delivery_date" = $2::date),(count(*) > 50)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 50), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_1."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 50 THEN
        (SELECT (format('{"id":"%s","shift":"%s","status":"%s","total":"%s","customer":%s,"items":[', orders_1."id",orders_1."shift",orders_1."status",coalesce(sum(l."sum of amount"), 0.00),coalesce(
          (SELECT format('{"id":"%s","name":%s}', customers_4."id",to_json(customers_4."name"))
          FROM "customers" customers_4
          WHERE customers_4."id" = orders_1."customer_id" AND ( customers_4."agent_id" = $1::uuid OR customers_4."id" = ANY (ARRAY
            ( SELECT agent_order.customer_id
            FROM orders AS agent_order
            WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))), 'null')) || coalesce(string_agg(l.node, ','), '') || format('],"delivery":%s}', coalesce(
          (SELECT format('{"status":"%s","occurredAt":"%s"}', delivery_statuses_5."status",to_char(delivery_statuses_5."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          FROM "delivery_statuses" delivery_statuses_5
          WHERE delivery_statuses_5."customer_id" = orders_1."customer_id" AND delivery_statuses_5."order_id" = orders_1."id" AND delivery_statuses_5."current"), 'null')))
        FROM
          (SELECT format('{"quantity":"%s","product":%s}', order_items_2."quantity",coalesce(
            (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_3."name"),products_3."unit")
            FROM "products" products_3
            WHERE products_3."id" = order_items_2."product_id"), 'null')) AS node,order_items_2."amount" AS "sum of amount"
          FROM "order_items" order_items_2
          WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
          ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l) END AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE ( (orders_1."agent_id" = $1::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $1::uuid ))) AND orders_1."delivery_date" = $5::date
      WINDOW page AS (ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 50 + 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "orders" orders_6
      WHERE (orders_6."customer_id" = $1::uuid) AND orders_6."delivery_date" = $2::date),(count(*) > 50)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 50), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_1."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 50 THEN
        (SELECT (format('{"id":"%s","shift":"%s","status":"%s","total":"%s","customer":%s,"items":[', orders_1."id",orders_1."shift",orders_1."status",coalesce(sum(l."sum of amount"), 0.00),coalesce(
          (SELECT format('{"id":"%s","name":%s}', customers_4."id",to_json(customers_4."name"))
          FROM "customers" customers_4
          WHERE customers_4."id" = orders_1."customer_id" AND (customers_4."id" = $1::uuid)), 'null')) || coalesce(string_agg(l.node, ','), '') || format('],"delivery":%s}', coalesce(
          (SELECT format('{"status":"%s","occurredAt":"%s"}', delivery_statuses_5."status",to_char(delivery_statuses_5."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          FROM "delivery_statuses" delivery_statuses_5
          WHERE delivery_statuses_5."customer_id" = orders_1."customer_id" AND delivery_statuses_5."order_id" = orders_1."id" AND delivery_statuses_5."current"), 'null')))
        FROM
          (SELECT format('{"quantity":"%s","product":%s}', order_items_2."quantity",coalesce(
            (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_3."name"),products_3."unit")
            FROM "products" products_3
            WHERE products_3."id" = order_items_2."product_id"), 'null')) AS node,order_items_2."amount" AS "sum of amount"
          FROM "order_items" order_items_2
          WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
          ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l) END AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE (orders_1."customer_id" = $1::uuid) AND orders_1."delivery_date" = $5::date
      WINDOW page AS (ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 50 + 1) p) || '}') AS answer OFFSET 0) answered
