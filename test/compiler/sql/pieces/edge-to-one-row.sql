-- { order(id: "018f0000-0000-7000-8000-000000000000") { customer { name } agent { name } } }

-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"customer":%s,"agent":%s}', coalesce(
      (SELECT format('{"name":%s}', to_json(customers_2."name"))
      FROM "customers" customers_2
      WHERE customers_2."id" = orders_1."customer_id"), 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_3."name"))
      FROM "users" users_3
      WHERE users_3."id" = orders_1."agent_id"), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $1::uuid), 'null')) AS answer OFFSET 0) answered

-- MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"customer":%s,"agent":%s}', coalesce(
      (SELECT format('{"name":%s}', to_json(customers_2."name"))
      FROM "customers" customers_2
      WHERE customers_2."id" = orders_1."customer_id"), 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_3."name"))
      FROM "users" users_3
      WHERE users_3."id" = orders_1."agent_id" AND (users_3."role" IN ('CUSTOMER', 'DELIVERY_AGENT') OR users_3."id" = $1::uuid)), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $2::uuid), 'null')) AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"customer":%s,"agent":%s}', coalesce(
      (SELECT format('{"name":%s}', to_json(customers_2."name"))
      FROM "customers" customers_2
      WHERE customers_2."id" = orders_1."customer_id" AND ( customers_2."agent_id" = $1::uuid OR customers_2."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))), 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_3."name"))
      FROM "users" users_3
      WHERE users_3."id" = orders_1."agent_id" AND (users_3."id" = $1::uuid)), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $2::uuid AND ( (orders_1."agent_id" = $1::uuid AND orders_1."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_1."customer_id" = ANY (ARRAY
      ( SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE assigned_customer.agent_id = $1::uuid )))), 'null')) AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"order":%s}', coalesce(
    (SELECT format('{"customer":%s,"agent":%s}', coalesce(
      (SELECT format('{"name":%s}', to_json(customers_2."name"))
      FROM "customers" customers_2
      WHERE customers_2."id" = orders_1."customer_id" AND (customers_2."id" = $1::uuid)), 'null'),coalesce(
      (SELECT format('{"name":%s}', to_json(users_3."name"))
      FROM "users" users_3
      WHERE users_3."id" = orders_1."agent_id" AND (users_3."id" = $2::uuid)), 'null'))
    FROM "orders" orders_1
    WHERE orders_1."id" = $3::uuid AND (orders_1."customer_id" = $1::uuid)), 'null')) AS answer OFFSET 0) answered
