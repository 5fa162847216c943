-- { orders { groupBy(keys: [{ field: DELIVERY_DATE, bucket: MONTH }, { field: AGENT }]) { key { deliveryDate agent { name } } aggregate { count } } } }

-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":{"groupBy":' ||
    (SELECT CASE WHEN count(*) <= 5000 THEN ('[' || coalesce(string_agg((format('{"key":{"deliveryDate":%s,"agent":%s},"aggregate":', coalesce('"' || (groups_3."k_deliveryDate")::text || '"', 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_4."name"))
      FROM "users" users_4
      WHERE users_4."id" = groups_3."k_agent_agentId"), 'null')) || groups_3."a_0" || '}'), ',' ORDER BY groups_3."k_deliveryDate" NULLS LAST,groups_3."k_agent_agentId" NULLS LAST), '') || ']') ELSE refuse('group_limit', 'There are 5,001 groups or more; at most 5,000 are given. Group by less, or filter the list.')::text END
    FROM
      (SELECT date_trunc('month', (orders_2."delivery_date")::timestamp)::date AS "k_deliveryDate",orders_2."agent_id" AS "k_agent_agentId",format('{"count":%s}', count(*)) AS a_0
      FROM "orders" orders_2
      GROUP BY 1, 2
      LIMIT 5001) groups_3) || '}}') AS answer OFFSET 0) answered

-- MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":{"groupBy":' ||
    (SELECT CASE WHEN count(*) <= 5000 THEN ('[' || coalesce(string_agg((format('{"key":{"deliveryDate":%s,"agent":%s},"aggregate":', coalesce('"' || (groups_4."k_deliveryDate")::text || '"', 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_5."name"))
      FROM "users" users_5
      WHERE users_5."id" = groups_4."k_agent_agentId" AND (users_5."role" IN ('CUSTOMER', 'DELIVERY_AGENT') OR users_5."id" = $1::uuid)), 'null')) || groups_4."a_0" || '}'), ',' ORDER BY groups_4."k_deliveryDate" NULLS LAST,groups_4."k_agent_agentId" NULLS LAST), '') || ']') ELSE refuse('group_limit', 'There are 5,001 groups or more; at most 5,000 are given. Group by less, or filter the list.')::text END
    FROM
      (SELECT date_trunc('month', (orders_2."delivery_date")::timestamp)::date AS "k_deliveryDate",CASE WHEN EXISTS
        (SELECT 1
        FROM "users" users_3
        WHERE users_3."id" = orders_2."agent_id" AND (users_3."role" IN ('CUSTOMER', 'DELIVERY_AGENT') OR users_3."id" = $1::uuid)) THEN orders_2."agent_id" END AS "k_agent_agentId",format('{"count":%s}', count(*)) AS a_0
      FROM "orders" orders_2
      GROUP BY 1, 2
      LIMIT 5001) groups_4) || '}}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":{"groupBy":' ||
    (SELECT CASE WHEN count(*) <= 5000 THEN ('[' || coalesce(string_agg((format('{"key":{"deliveryDate":%s,"agent":%s},"aggregate":', coalesce('"' || (groups_4."k_deliveryDate")::text || '"', 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_5."name"))
      FROM "users" users_5
      WHERE users_5."id" = groups_4."k_agent_agentId" AND (users_5."id" = $1::uuid)), 'null')) || groups_4."a_0" || '}'), ',' ORDER BY groups_4."k_deliveryDate" NULLS LAST,groups_4."k_agent_agentId" NULLS LAST), '') || ']') ELSE refuse('group_limit', 'There are 5,001 groups or more; at most 5,000 are given. Group by less, or filter the list.')::text END
    FROM
      (SELECT date_trunc('month', (orders_2."delivery_date")::timestamp)::date AS "k_deliveryDate",CASE WHEN EXISTS
        (SELECT 1
        FROM "users" users_3
        WHERE users_3."id" = orders_2."agent_id" AND (users_3."id" = $1::uuid)) THEN orders_2."agent_id" END AS "k_agent_agentId",format('{"count":%s}', count(*)) AS a_0
      FROM "orders" orders_2
      WHERE ( (orders_2."agent_id" = $1::uuid AND orders_2."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_2."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $1::uuid )))
      GROUP BY 1, 2
      LIMIT 5001) groups_4) || '}}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"orders":{"groupBy":' ||
    (SELECT CASE WHEN count(*) <= 5000 THEN ('[' || coalesce(string_agg((format('{"key":{"deliveryDate":%s,"agent":%s},"aggregate":', coalesce('"' || (groups_4."k_deliveryDate")::text || '"', 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_5."name"))
      FROM "users" users_5
      WHERE users_5."id" = groups_4."k_agent_agentId" AND (users_5."id" = $1::uuid)), 'null')) || groups_4."a_0" || '}'), ',' ORDER BY groups_4."k_deliveryDate" NULLS LAST,groups_4."k_agent_agentId" NULLS LAST), '') || ']') ELSE refuse('group_limit', 'There are 5,001 groups or more; at most 5,000 are given. Group by less, or filter the list.')::text END
    FROM
      (SELECT date_trunc('month', (orders_2."delivery_date")::timestamp)::date AS "k_deliveryDate",CASE WHEN EXISTS
        (SELECT 1
        FROM "users" users_3
        WHERE users_3."id" = orders_2."agent_id" AND (users_3."id" = $1::uuid)) THEN orders_2."agent_id" END AS "k_agent_agentId",format('{"count":%s}', count(*)) AS a_0
      FROM "orders" orders_2
      WHERE (orders_2."customer_id" = $2::uuid)
      GROUP BY 1, 2
      LIMIT 5001) groups_4) || '}}') AS answer OFFSET 0) answered
