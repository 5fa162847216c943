-- { customers(first: 1, filter: { name: { contains: "a" }, phone: { isNull: false }, or: [{ status: { in: [ACTIVE] } }, { not: { status: { eq: PAUSED } } }] }) { nodes { id } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"id":"%s"}', customers_1."id") AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE customers_1."name" ILIKE $1 AND customers_1."phone" IS NOT NULL AND ((customers_1."status" = ANY($2::customer_status[])) OR (NOT coalesce((customers_1."status" = $3::customer_status), false)))
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
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))) AND customers_1."name" ILIKE $2 AND customers_1."phone" IS NOT NULL AND ((customers_1."status" = ANY($3::customer_status[])) OR (NOT coalesce((customers_1."status" = $4::customer_status), false)))
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
      WHERE (customers_1."id" = $1::uuid) AND customers_1."name" ILIKE $2 AND customers_1."phone" IS NOT NULL AND ((customers_1."status" = ANY($3::customer_status[])) OR (NOT coalesce((customers_1."status" = $4::customer_status), false)))
      ORDER BY customers_1."id"
      LIMIT 1) p) || '}') AS answer OFFSET 0) answered
