-- { demand(date: "2026-03-31") { quantity product { name } } }

-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"demand":[' ||
    (SELECT coalesce(string_agg(l.node, ','), '')
    FROM
      (SELECT format('{"quantity":%s,"product":%s}', coalesce('"' || (product_demand_1."quantity")::text || '"', 'null'),coalesce(
        (SELECT format('{"name":%s}', to_json(products_2."name"))
        FROM "products" products_2
        WHERE products_2."id" = product_demand_1."product_id"), 'null')) AS node
      FROM
        ( SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity, count(DISTINCT item.order_id)::integer AS orders
        FROM orders AS due
        JOIN order_items AS item ON item.customer_id = due.customer_id AND item.order_id = due.id
        JOIN products AS product ON product.id = item.product_id
        WHERE due.delivery_date = $1::date AND due.status <> 'CANCELLED' AND (true)
        GROUP BY item.product_id, product.name) product_demand_1
      ORDER BY product_demand_1."product_name" COLLATE "und-x-icu",product_demand_1."product_id") l) || ']}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"demand":[' ||
    (SELECT coalesce(string_agg(l.node, ','), '')
    FROM
      (SELECT format('{"quantity":%s,"product":%s}', coalesce('"' || (product_demand_1."quantity")::text || '"', 'null'),coalesce(
        (SELECT format('{"name":%s}', to_json(products_2."name"))
        FROM "products" products_2
        WHERE products_2."id" = product_demand_1."product_id"), 'null')) AS node
      FROM
        ( SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity, count(DISTINCT item.order_id)::integer AS orders
        FROM orders AS due
        JOIN order_items AS item ON item.customer_id = due.customer_id AND item.order_id = due.id
        JOIN products AS product ON product.id = item.product_id
        WHERE due.delivery_date = $1::date AND due.status <> 'CANCELLED' AND (( (due."agent_id" = $2::uuid AND due."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR due."customer_id" = ANY (ARRAY
          ( SELECT assigned_customer.id
          FROM customers AS assigned_customer
          WHERE assigned_customer.agent_id = $2::uuid ))))
        GROUP BY item.product_id, product.name) product_demand_1
      ORDER BY product_demand_1."product_name" COLLATE "und-x-icu",product_demand_1."product_id") l) || ']}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"demand":[' ||
    (SELECT coalesce(string_agg(l.node, ','), '')
    FROM
      (SELECT format('{"quantity":%s,"product":%s}', coalesce('"' || (product_demand_1."quantity")::text || '"', 'null'),coalesce(
        (SELECT format('{"name":%s}', to_json(products_2."name"))
        FROM "products" products_2
        WHERE products_2."id" = product_demand_1."product_id"), 'null')) AS node
      FROM
        ( SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity, count(DISTINCT item.order_id)::integer AS orders
        FROM orders AS due
        JOIN order_items AS item ON item.customer_id = due.customer_id AND item.order_id = due.id
        JOIN products AS product ON product.id = item.product_id
        WHERE due.delivery_date = $1::date AND due.status <> 'CANCELLED' AND ((due."customer_id" = $2::uuid))
        GROUP BY item.product_id, product.name) product_demand_1
      ORDER BY product_demand_1."product_name" COLLATE "und-x-icu",product_demand_1."product_id") l) || ']}') AS answer OFFSET 0) answered
