-- { order(id: "018f0000-0000-7000-8000-000000000000") { subscription { id } agent { id } } }

-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"subscription":%s,"agent":%s}', coalesce((CASE WHEN orders_1."subscription_id" IS NOT NULL THEN format('{"id":"%s"}', orders_1."subscription_id") END), 'null'),coalesce((CASE WHEN orders_1."agent_id" IS NOT NULL THEN format('{"id":"%s"}', orders_1."agent_id") END), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid), 'null')) AS answer OFFSET 0) answered

-- MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"subscription":%s,"agent":%s}', coalesce((CASE WHEN orders_1."subscription_id" IS NOT NULL THEN format('{"id":"%s"}', orders_1."subscription_id") END), 'null'),coalesce(
      (SELECT format('{"id":"%s"}', users_2."id")
      FROM "users" users_2
      WHERE users_2."id" = orders_1."agent_id" AND (users_2."role" IN ('CUSTOMER', 'DELIVERY_AGENT') OR users_2."id" = $1::uuid)), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $2::uuid), 'null')) AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"subscription":%s,"agent":%s}', coalesce(
      (SELECT format('{"id":"%s"}', subscriptions_3."id")
      FROM "subscriptions" subscriptions_3
      WHERE subscriptions_3."customer_id" = orders_1."customer_id" AND subscriptions_3."id" = orders_1."subscription_id" AND EXISTS
        (SELECT 1
        FROM "customers" customers_4
        WHERE customers_4."id" = subscriptions_3."customer_id" AND ( customers_4."agent_id" = $1::uuid OR customers_4."id" = ANY (ARRAY
          ( SELECT agent_order.customer_id
          FROM orders AS agent_order
          WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))))), 'null'),coalesce(
      (SELECT format('{"id":"%s"}', users_5."id")
      FROM "users" users_5
      WHERE users_5."id" = orders_1."agent_id" AND (users_5."id" = $1::uuid)), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $2::uuid AND ( (orders_1."agent_id" = $1::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
      ( SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE assigned_customer.agent_id = $1::uuid )))), 'null')) AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"subscription":%s,"agent":%s}', coalesce(
      (SELECT format('{"id":"%s"}', subscriptions_2."id")
      FROM "subscriptions" subscriptions_2
      WHERE subscriptions_2."customer_id" = orders_1."customer_id" AND subscriptions_2."id" = orders_1."subscription_id" AND (subscriptions_2."customer_id" = $1::uuid)), 'null'),coalesce(
      (SELECT format('{"id":"%s"}', users_3."id")
      FROM "users" users_3
      WHERE users_3."id" = orders_1."agent_id" AND (users_3."id" = $2::uuid)), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $3::uuid AND (orders_1."customer_id" = $1::uuid)), 'null')) AS answer OFFSET 0) answered
