-- { orders { totalCount aggregate { count max { deliveryDate } sum { total } } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"orders":{"totalCount":%s,"aggregate":%s}}',
    (SELECT (count(*))::text
    FROM "orders" orders_2),
    (SELECT format('{"count":%s,"max":{"deliveryDate":%s},"sum":{"total":%s}}', count(*),coalesce('"' || (max(orders_3."delivery_date"))::text || '"', 'null'),coalesce('"' || (sum(
      (SELECT coalesce(sum(order_items_4."amount"), 0.00)
      FROM "order_items" order_items_4
      WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id")))::text || '"', 'null'))
    FROM "orders" orders_3
    HAVING true)) AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"orders":{"totalCount":%s,"aggregate":%s}}',
    (SELECT (count(*))::text
    FROM "orders" orders_2
    WHERE ( (orders_2."agent_id" = $1::uuid AND orders_2."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_2."customer_id" = ANY (ARRAY
      ( SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE assigned_customer.agent_id = $1::uuid )))),
    (SELECT format('{"count":%s,"max":{"deliveryDate":%s},"sum":{"total":%s}}', count(*),coalesce('"' || (max(orders_3."delivery_date"))::text || '"', 'null'),coalesce('"' || (sum(
      (SELECT coalesce(sum(order_items_4."amount"), 0.00)
      FROM "order_items" order_items_4
      WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id")))::text || '"', 'null'))
    FROM "orders" orders_3
    WHERE ( (orders_3."agent_id" = $1::uuid AND orders_3."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_3."customer_id" = ANY (ARRAY
      ( SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE assigned_customer.agent_id = $1::uuid )))
    HAVING true)) AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"orders":{"totalCount":%s,"aggregate":%s}}',
    (SELECT (count(*))::text
    FROM "orders" orders_2
    WHERE (orders_2."customer_id" = $1::uuid)),
    (SELECT format('{"count":%s,"max":{"deliveryDate":%s},"sum":{"total":%s}}', count(*),coalesce('"' || (max(orders_3."delivery_date"))::text || '"', 'null'),coalesce('"' || (sum(
      (SELECT coalesce(sum(order_items_4."amount"), 0.00)
      FROM "order_items" order_items_4
      WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id")))::text || '"', 'null'))
    FROM "orders" orders_3
    WHERE (orders_3."customer_id" = $1::uuid)
    HAVING true)) AS answer OFFSET 0) answered
