-- { orders(first: 2, orderBy: [{ field: DELIVERY_DATE, direction: DESC }]) { pageInfo { hasNextPage endCursor } edges { cursor } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"edges":[', (count(*) > 2)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(format('{"cursor":%s}', coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || p.keys, 'UTF8'))), 'hex'), 24) || p.keys, 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')), ',') FILTER (WHERE p.n <= 2), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_1."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_1."id")::text || '"', 'null')) AS keys
      FROM "orders" orders_1
      WINDOW page AS (ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 2 + 1) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"edges":[', (count(*) > 2)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(format('{"cursor":%s}', coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || p.keys, 'UTF8'))), 'hex'), 24) || p.keys, 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')), ',') FILTER (WHERE p.n <= 2), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_1."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_1."id")::text || '"', 'null')) AS keys
      FROM "orders" orders_1
      WHERE ( (orders_1."agent_id" = $3::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $3::uuid )))
      WINDOW page AS (ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 2 + 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"edges":[', (count(*) > 2)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(format('{"cursor":%s}', coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || p.keys, 'UTF8'))), 'hex'), 24) || p.keys, 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')), ',') FILTER (WHERE p.n <= 2), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_1."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_1."id")::text || '"', 'null')) AS keys
      FROM "orders" orders_1
      WHERE (orders_1."customer_id" = $3::uuid)
      WINDOW page AS (ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 2 + 1) p) || '}') AS answer OFFSET 0) answered

-- SHARE_LINK
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":' ||
    (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"edges":[', (count(*) > 2)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 2))[least(count(*), 2)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(format('{"cursor":%s}', coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.orders|deliveryDate DESC,id DESC|' || p.keys, 'UTF8'))), 'hex'), 24) || p.keys, 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')), ',') FILTER (WHERE p.n <= 2), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_1."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_1."id")::text || '"', 'null')) AS keys
      FROM "orders" orders_1
      WHERE ( EXISTS
        ( SELECT 1
        FROM share_links AS link
        WHERE link.id = $3::uuid AND link.revoked_at IS NULL AND business_now() < link.expires_at AND link.date = orders_1."delivery_date" AND (link.shift IS NULL OR link.shift = orders_1."shift") AND (link.area_id IS NULL OR link.area_id = orders_1."area_id") AND (link.agent_id IS NULL OR link.agent_id = orders_1."agent_id") ))
      WINDOW page AS (ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC)
      ORDER BY orders_1."delivery_date" DESC,orders_1."id" DESC
      LIMIT 2 + 1) p) || '}') AS answer OFFSET 0) answered
