-- { orders(first: 1, filter: { agent: { name: { eq: "A" } } }) { nodes { id } } }

-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE EXISTS
        (SELECT 1
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id" AND users_2."name" = $1::text)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE EXISTS
        (SELECT 1
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id" AND (users_2."role" IN ('CUSTOMER', 'DELIVERY_AGENT') OR users_2."id" = $1::uuid) AND users_2."name" = $2::text)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE ( (orders_1."agent_id" = $1::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $1::uuid ))) AND EXISTS
        (SELECT 1
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id" AND (users_2."id" = $1::uuid) AND users_2."name" = $2::text)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE (orders_1."customer_id" = $1::uuid) AND EXISTS
        (SELECT 1
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id" AND (users_2."id" = $2::uuid) AND users_2."name" = $3::text)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered
