-- { orders(last: 2, orderBy: [{ field: DELIVERY_DATE, direction: DESC }]) { nodes { shift } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ',' ORDER BY p.n DESC), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('{"shift":"%s"}', orders_1."shift") AS "nodes_nodes"
      FROM "orders" orders_1
      WINDOW page AS (ORDER BY orders_1."delivery_date",orders_1."id")
      ORDER BY orders_1."delivery_date",orders_1."id"
      LIMIT 2) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ',' ORDER BY p.n DESC), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('{"shift":"%s"}', orders_1."shift") AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE ( (orders_1."agent_id" = $1::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $1::uuid )))
      WINDOW page AS (ORDER BY orders_1."delivery_date",orders_1."id")
      ORDER BY orders_1."delivery_date",orders_1."id"
      LIMIT 2) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ',' ORDER BY p.n DESC), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('{"shift":"%s"}', orders_1."shift") AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE (orders_1."customer_id" = $1::uuid)
      WINDOW page AS (ORDER BY orders_1."delivery_date",orders_1."id")
      ORDER BY orders_1."delivery_date",orders_1."id"
      LIMIT 2) p) || '}') AS answer OFFSET 0) answered

-- SHARE_LINK
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ',' ORDER BY p.n DESC), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('{"shift":"%s"}', orders_1."shift") AS "nodes_nodes"
      FROM "orders" orders_1
      WHERE ( EXISTS
        ( SELECT 1
        FROM share_links AS link
        WHERE link.id = $1::uuid AND link.revoked_at IS NULL AND business_now() < link.expires_at AND link.date = orders_1."delivery_date" AND (link.shift IS NULL OR link.shift = orders_1."shift") AND (link.area_id IS NULL OR link.area_id = orders_1."area_id") AND (link.agent_id IS NULL OR link.agent_id = orders_1."agent_id") ))
      WINDOW page AS (ORDER BY orders_1."delivery_date",orders_1."id")
      ORDER BY orders_1."delivery_date",orders_1."id"
      LIMIT 2) p) || '}') AS answer OFFSET 0) answered
