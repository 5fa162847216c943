-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "customers" customers_3
      WHERE customers_3."name" ILIKE $1),(count(*) > 10)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($2::bytea || sha256($3::bytea || convert_to('Query.customers|name ASC,id ASC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 10))[least(count(*), 10)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 10))[least(count(*), 10)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 10), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce(to_json((customers_1."name")::text), 'null'),coalesce('"' || (customers_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 10 THEN format('{"id":"%s","name":%s,"phone":%s,"status":"%s","balance":%s,"area":%s}', customers_1."id",to_json(customers_1."name"),coalesce(to_json(customers_1."phone"), 'null'),customers_1."status",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_1."id") AS account)))::text || '"', 'null'),coalesce(
        (SELECT format('{"name":%s}', to_json(areas_2."name"))
        FROM "areas" areas_2
        WHERE areas_2."id" = customers_1."area_id"), 'null')) END AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE customers_1."name" ILIKE $4
      WINDOW page AS (ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id")
      ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id"
      LIMIT 10 + 1) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "customers" customers_3
      WHERE ( customers_3."agent_id" = $1::uuid OR customers_3."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))) AND customers_3."name" ILIKE $2),(count(*) > 10)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Query.customers|name ASC,id ASC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 10))[least(count(*), 10)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 10))[least(count(*), 10)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 10), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce(to_json((customers_1."name")::text), 'null'),coalesce('"' || (customers_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 10 THEN format('{"id":"%s","name":%s,"phone":%s,"status":"%s","balance":%s,"area":%s}', customers_1."id",to_json(customers_1."name"),coalesce(to_json(customers_1."phone"), 'null'),customers_1."status",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_1."id") AS account)))::text || '"', 'null'),coalesce(
        (SELECT format('{"name":%s}', to_json(areas_2."name"))
        FROM "areas" areas_2
        WHERE areas_2."id" = customers_1."area_id"), 'null')) END AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE ( customers_1."agent_id" = $1::uuid OR customers_1."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))) AND customers_1."name" ILIKE $5
      WINDOW page AS (ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id")
      ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id"
      LIMIT 10 + 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "customers" customers_3
      WHERE (customers_3."id" = $1::uuid) AND customers_3."name" ILIKE $2),(count(*) > 10)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Query.customers|name ASC,id ASC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 10))[least(count(*), 10)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 10))[least(count(*), 10)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 10), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce(to_json((customers_1."name")::text), 'null'),coalesce('"' || (customers_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 10 THEN format('{"id":"%s","name":%s,"phone":%s,"status":"%s","balance":%s,"area":%s}', customers_1."id",to_json(customers_1."name"),coalesce(to_json(customers_1."phone"), 'null'),customers_1."status",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_1."id") AS account)))::text || '"', 'null'),coalesce(
        (SELECT format('{"name":%s}', to_json(areas_2."name"))
        FROM "areas" areas_2
        WHERE areas_2."id" = customers_1."area_id"), 'null')) END AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE (customers_1."id" = $1::uuid) AND customers_1."name" ILIKE $5
      WINDOW page AS (ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id")
      ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id"
      LIMIT 10 + 1) p) || '}') AS answer OFFSET 0) answered
