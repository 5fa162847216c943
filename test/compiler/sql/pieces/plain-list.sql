-- { order(id: "018f0000-0000-7000-8000-000000000000") { items { quantity } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"order":' || coalesce(
    (SELECT ('{"items":[' ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"quantity":"%s"}', order_items_2."quantity") AS node
        FROM "order_items" order_items_2
        WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
        ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l) || ']}')
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid), 'null') || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"order":' || coalesce(
    (SELECT ('{"items":[' ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"quantity":"%s"}', order_items_2."quantity") AS node
        FROM "order_items" order_items_2
        WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
        ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l) || ']}')
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid AND ( (orders_1."agent_id" = $2::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
      ( SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE assigned_customer.agent_id = $2::uuid )))), 'null') || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"order":' || coalesce(
    (SELECT ('{"items":[' ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"quantity":"%s"}', order_items_2."quantity") AS node
        FROM "order_items" order_items_2
        WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
        ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l) || ']}')
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid AND (orders_1."customer_id" = $2::uuid)), 'null') || '}') AS answer OFFSET 0) answered

-- SHARE_LINK
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"order":' || coalesce(
    (SELECT ('{"items":[' ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"quantity":"%s"}', order_items_2."quantity") AS node
        FROM "order_items" order_items_2
        WHERE order_items_2."customer_id" = orders_1."customer_id" AND order_items_2."order_id" = orders_1."id"
        ORDER BY order_items_2."customer_id",order_items_2."order_id",order_items_2."id") l) || ']}')
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid AND ( EXISTS
      ( SELECT 1
      FROM share_links AS link
      WHERE link.id = $2::uuid AND link.revoked_at IS NULL AND business_now() < link.expires_at AND link.date = orders_1."delivery_date" AND (link.shift IS NULL OR link.shift = orders_1."shift") AND (link.area_id IS NULL OR link.area_id = orders_1."area_id") AND (link.agent_id IS NULL OR link.agent_id = orders_1."agent_id") ))), 'null') || '}') AS answer OFFSET 0) answered
