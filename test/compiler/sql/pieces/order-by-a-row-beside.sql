-- { orders(first: 1, orderBy: [{ field: AGENT_NAME, direction: ASC }]) { nodes { id } } }

-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      LEFT JOIN LATERAL
        (SELECT *
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id"
        LIMIT 1) users_3 ON true
      ORDER BY users_3."name" COLLATE "und-x-icu" NULLS LAST,orders_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      LEFT JOIN LATERAL
        (SELECT *
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id" AND (users_2."role" IN ('CUSTOMER', 'DELIVERY_AGENT') OR users_2."id" = $1::uuid)
        LIMIT 1) users_3 ON true
      ORDER BY users_3."name" COLLATE "und-x-icu" NULLS LAST,orders_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      LEFT JOIN LATERAL
        (SELECT *
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id" AND (users_2."id" = $1::uuid)
        LIMIT 1) users_3 ON true
      WHERE ( (orders_1."agent_id" = $1::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $1::uuid )))
      ORDER BY users_3."name" COLLATE "und-x-icu" NULLS LAST,orders_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', orders_1."id") AS "nodes_nodes"
      FROM "orders" orders_1
      LEFT JOIN LATERAL
        (SELECT *
        FROM "users" users_2
        WHERE users_2."id" = orders_1."agent_id" AND (users_2."id" = $1::uuid)
        LIMIT 1) users_3 ON true
      WHERE (orders_1."customer_id" = $2::uuid)
      ORDER BY users_3."name" COLLATE "und-x-icu" NULLS LAST,orders_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered
