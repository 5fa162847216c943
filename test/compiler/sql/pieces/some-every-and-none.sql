-- { customers(first: 1, filter: { orders: { some: { shift: { eq: MORNING } }, every: { shift: { eq: MORNING } }, none: { shift: { eq: EVENING } } } }) { nodes { id } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', customers_1."id") AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE EXISTS
        (SELECT 1
        FROM "orders" orders_2
        WHERE orders_2."customer_id" = customers_1."id" AND orders_2."shift" = $1::shift) AND NOT EXISTS
        (SELECT 1
        FROM "orders" orders_3
        WHERE orders_3."customer_id" = customers_1."id" AND NOT coalesce((orders_3."shift" = $2::shift), false)) AND NOT EXISTS
        (SELECT 1
        FROM "orders" orders_4
        WHERE orders_4."customer_id" = customers_1."id" AND orders_4."shift" = $3::shift)
      ORDER BY customers_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', customers_1."id") AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE ( customers_1."agent_id" = $1::uuid OR customers_1."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))) AND EXISTS
        (SELECT 1
        FROM "orders" orders_2
        WHERE orders_2."customer_id" = customers_1."id" AND ( (orders_2."agent_id" = $1::uuid AND orders_2."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_2."customer_id" = ANY (ARRAY
          ( SELECT assigned_customer.id
          FROM customers AS assigned_customer
          WHERE assigned_customer.agent_id = $1::uuid ))) AND orders_2."shift" = $2::shift) AND NOT EXISTS
        (SELECT 1
        FROM "orders" orders_3
        WHERE orders_3."customer_id" = customers_1."id" AND ( (orders_3."agent_id" = $1::uuid AND orders_3."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_3."customer_id" = ANY (ARRAY
          ( SELECT assigned_customer.id
          FROM customers AS assigned_customer
          WHERE assigned_customer.agent_id = $1::uuid ))) AND NOT coalesce((orders_3."shift" = $3::shift), false)) AND NOT EXISTS
        (SELECT 1
        FROM "orders" orders_4
        WHERE orders_4."customer_id" = customers_1."id" AND ( (orders_4."agent_id" = $1::uuid AND orders_4."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_4."customer_id" = ANY (ARRAY
          ( SELECT assigned_customer.id
          FROM customers AS assigned_customer
          WHERE assigned_customer.agent_id = $1::uuid ))) AND orders_4."shift" = $4::shift)
      ORDER BY customers_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', customers_1."id") AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE (customers_1."id" = $1::uuid) AND EXISTS
        (SELECT 1
        FROM "orders" orders_2
        WHERE orders_2."customer_id" = customers_1."id" AND (orders_2."customer_id" = $1::uuid) AND orders_2."shift" = $2::shift) AND NOT EXISTS
        (SELECT 1
        FROM "orders" orders_3
        WHERE orders_3."customer_id" = customers_1."id" AND (orders_3."customer_id" = $1::uuid) AND NOT coalesce((orders_3."shift" = $3::shift), false)) AND NOT EXISTS
        (SELECT 1
        FROM "orders" orders_4
        WHERE orders_4."customer_id" = customers_1."id" AND (orders_4."customer_id" = $1::uuid) AND orders_4."shift" = $4::shift)
      ORDER BY customers_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered
