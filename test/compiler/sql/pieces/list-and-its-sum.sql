-- { order(id: "018f0000-0000-7000-8000-000000000000") { total items { amount } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"order":' || coalesce(
    (SELECT
      (SELECT (format('{"total":"%s","items":[', coalesce(sum(l."sum of amount"), 0.00)) || coalesce(string_agg(l.node, ','), '') || ']}')
      FROM
        (SELECT format('{"amount":"%s"}', order_items_2."amount") AS node,order_items_2."amount" AS "sum of amount"
        FROM "order_items" order_items_2
        WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
        ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l)
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid), 'null') || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"order":' || coalesce(
    (SELECT
      (SELECT (format('{"total":"%s","items":[', coalesce(sum(l."sum of amount"), 0.00)) || coalesce(string_agg(l.node, ','), '') || ']}')
      FROM
        (SELECT format('{"amount":"%s"}', order_items_2."amount") AS node,order_items_2."amount" AS "sum of amount"
        FROM "order_items" order_items_2
        WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
        ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l)
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid AND ( (orders_1."agent_id" = $2::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
      ( SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE assigned_customer.agent_id = $2::uuid )))), 'null') || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"order":' || coalesce(
    (SELECT
      (SELECT (format('{"total":"%s","items":[', coalesce(sum(l."sum of amount"), 0.00)) || coalesce(string_agg(l.node, ','), '') || ']}')
      FROM
        (SELECT format('{"amount":"%s"}', order_items_2."amount") AS node,order_items_2."amount" AS "sum of amount"
        FROM "order_items" order_items_2
        WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
        ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l)
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid AND (orders_1."customer_id" = $2::uuid)), 'null') || '}') AS answer OFFSET 0) answered
