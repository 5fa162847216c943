-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"deliveryRun":' || coalesce(
    (SELECT (format('{"stopCount":%s,"stops":[', coalesce((delivery_run_1."stop_count")::text, 'null')) ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT (format('{"customer":%s,"address":%s,"orders":[', coalesce(
          (SELECT format('{"id":"%s","name":%s,"phone":%s}', customers_3."id",to_json(customers_3."name"),coalesce(to_json(customers_3."phone"), 'null'))
          FROM "customers" customers_3
          WHERE customers_3."id" = stop_2."customer_id"), 'null'),coalesce((CASE WHEN stop_2."address_line1" IS NOT NULL THEN format('{"line1":%s,"line2":%s,"landmark":%s,"city":%s,"pincode":%s,"latitude":%s,"longitude":%s}', coalesce(to_json(stop_2."address_line1"), 'null'),coalesce(to_json(stop_2."address_line2"), 'null'),coalesce(to_json(stop_2."address_landmark"), 'null'),coalesce(to_json(stop_2."address_city"), 'null'),coalesce(to_json(stop_2."address_pincode"), 'null'),coalesce('"' || (stop_2."address_latitude")::text || '"', 'null'),coalesce('"' || (stop_2."address_longitude")::text || '"', 'null')) END), 'null')) ||
          (SELECT coalesce(string_agg(l.node, ','), '')
          FROM
            (SELECT (format('{"id":"%s","status":"%s","items":[', orders_4."id",orders_4."status") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"id":"%s","quantity":"%s","product":%s}', order_items_5."id",order_items_5."quantity",coalesce(
                  (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_6."name"),products_6."unit")
                  FROM "products" products_6
                  WHERE products_6."id" = order_items_5."product_id"), 'null')) AS node
                FROM "order_items" order_items_5
                WHERE order_items_5."customer_id" = orders_4."customer_id" AND order_items_5."order_id" = orders_4."id"
                ORDER BY order_items_5."customer_id",order_items_5."order_id",order_items_5."id") l) || format('],"delivery":%s}', coalesce(
              (SELECT format('{"status":"%s"}', delivery_statuses_7."status")
              FROM "delivery_statuses" delivery_statuses_7
              WHERE delivery_statuses_7."customer_id" = orders_4."customer_id" AND delivery_statuses_7."order_id" = orders_4."id" AND delivery_statuses_7."current"), 'null'))) AS node
            FROM "orders" orders_4
            WHERE orders_4."customer_id" = stop_2."customer_id" AND orders_4."id" = ANY (stop_2."order_ids")
            ORDER BY orders_4."delivery_date" DESC,orders_4."id" DESC) l) || ']}') AS node
        FROM
          ( SELECT latest.*, drops.order_ids, customer.name AS customer_name, customer.route_position AS position
          FROM
            ( SELECT due.customer_id, array_agg(due.id ORDER BY due.shift, due.id) AS order_ids
            FROM orders AS due
            WHERE due.delivery_date = delivery_run_1."date" AND due.status <> 'CANCELLED' AND (delivery_run_1."shift" IS NULL OR due.shift = delivery_run_1."shift") AND (delivery_run_1."area_id" IS NULL OR due.area_id = delivery_run_1."area_id") AND (delivery_run_1."agent_id" IS NULL OR due.agent_id = delivery_run_1."agent_id") AND (true)
            GROUP BY due.customer_id, due.address_id ) AS drops
          JOIN orders AS latest ON latest.customer_id = drops.customer_id AND latest.id = drops.order_ids[cardinality(drops.order_ids)]
          JOIN customers AS customer ON customer.id = drops.customer_id) stop_2
        ORDER BY stop_2."position" NULLS LAST,stop_2."customer_name" COLLATE "und-x-icu",stop_2."customer_id",stop_2."address_id" NULLS LAST) l) || '],"totals":[' ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"product":%s,"quantity":%s}', coalesce(
          (SELECT format('{"name":%s}', to_json(products_9."name"))
          FROM "products" products_9
          WHERE products_9."id" = product_total_8."product_id"), 'null'),coalesce('"' || (product_total_8."quantity")::text || '"', 'null')) AS node
        FROM
          ( SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity
          FROM
            (SELECT due.customer_id, due.id
            FROM orders AS due
            WHERE due.delivery_date = delivery_run_1."date" AND due.status <> 'CANCELLED' AND (delivery_run_1."shift" IS NULL OR due.shift = delivery_run_1."shift") AND (delivery_run_1."area_id" IS NULL OR due.area_id = delivery_run_1."area_id") AND (delivery_run_1."agent_id" IS NULL OR due.agent_id = delivery_run_1."agent_id") AND (true)) AS carried
          JOIN order_items AS item ON item.customer_id = carried.customer_id AND item.order_id = carried.id
          JOIN products AS product ON product.id = item.product_id
          GROUP BY item.product_id, product.name) product_total_8
        ORDER BY product_total_8."product_name" COLLATE "und-x-icu",product_total_8."product_id") l) || ']}')
    FROM
      ( SELECT run.*,
        ( SELECT count(DISTINCT (due.customer_id, due.address_id))::integer
        FROM orders AS due
        WHERE due.delivery_date = run.date AND due.status <> 'CANCELLED' AND (run.shift IS NULL OR due.shift = run.shift) AND (run.area_id IS NULL OR due.area_id = run.area_id) AND (run.agent_id IS NULL OR due.agent_id = run.agent_id) AND (true) ) AS stop_count
      FROM
        ( SELECT $1::date AS date, NULL::shift AS shift, NULL::uuid AS area_id, $2::uuid AS agent_id ) AS run) delivery_run_1), 'null') || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"deliveryRun":' || coalesce(
    (SELECT (format('{"stopCount":%s,"stops":[', coalesce((delivery_run_1."stop_count")::text, 'null')) ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT (format('{"customer":%s,"address":%s,"orders":[', coalesce(
          (SELECT format('{"id":"%s","name":%s,"phone":%s}', customers_3."id",to_json(customers_3."name"),coalesce(to_json(customers_3."phone"), 'null'))
          FROM "customers" customers_3
          WHERE customers_3."id" = stop_2."customer_id" AND ( customers_3."agent_id" = $1::uuid OR customers_3."id" = ANY (ARRAY
            ( SELECT agent_order.customer_id
            FROM orders AS agent_order
            WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))), 'null'),coalesce((CASE WHEN stop_2."address_line1" IS NOT NULL THEN format('{"line1":%s,"line2":%s,"landmark":%s,"city":%s,"pincode":%s,"latitude":%s,"longitude":%s}', coalesce(to_json(stop_2."address_line1"), 'null'),coalesce(to_json(stop_2."address_line2"), 'null'),coalesce(to_json(stop_2."address_landmark"), 'null'),coalesce(to_json(stop_2."address_city"), 'null'),coalesce(to_json(stop_2."address_pincode"), 'null'),coalesce('"' || (stop_2."address_latitude")::text || '"', 'null'),coalesce('"' || (stop_2."address_longitude")::text || '"', 'null')) END), 'null')) ||
          (SELECT coalesce(string_agg(l.node, ','), '')
          FROM
            (SELECT (format('{"id":"%s","status":"%s","items":[', orders_4."id",orders_4."status") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"id":"%s","quantity":"%s","product":%s}', order_items_5."id",order_items_5."quantity",coalesce(
                  (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_6."name"),products_6."unit")
                  FROM "products" products_6
                  WHERE products_6."id" = order_items_5."product_id"), 'null')) AS node
                FROM "order_items" order_items_5
                WHERE order_items_5."customer_id" = orders_4."customer_id" AND order_items_5."order_id" = orders_4."id"
                ORDER BY order_items_5."customer_id",order_items_5."order_id",order_items_5."id") l) || format('],"delivery":%s}', coalesce(
              (SELECT format('{"status":"%s"}', delivery_statuses_7."status")
              FROM "delivery_statuses" delivery_statuses_7
              WHERE delivery_statuses_7."customer_id" = orders_4."customer_id" AND delivery_statuses_7."order_id" = orders_4."id" AND delivery_statuses_7."current"), 'null'))) AS node
            FROM "orders" orders_4
            WHERE orders_4."customer_id" = stop_2."customer_id" AND orders_4."id" = ANY (stop_2."order_ids") AND ( (orders_4."agent_id" = $1::uuid AND orders_4."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_4."customer_id" = ANY (ARRAY
              ( SELECT assigned_customer.id
              FROM customers AS assigned_customer
              WHERE assigned_customer.agent_id = $1::uuid )))
            ORDER BY orders_4."delivery_date" DESC,orders_4."id" DESC) l) || ']}') AS node
        FROM
          ( SELECT latest.*, drops.order_ids, customer.name AS customer_name, customer.route_position AS position
          FROM
            ( SELECT due.customer_id, array_agg(due.id ORDER BY due.shift, due.id) AS order_ids
            FROM orders AS due
            WHERE due.delivery_date = delivery_run_1."date" AND due.status <> 'CANCELLED' AND (delivery_run_1."shift" IS NULL OR due.shift = delivery_run_1."shift") AND (delivery_run_1."area_id" IS NULL OR due.area_id = delivery_run_1."area_id") AND (delivery_run_1."agent_id" IS NULL OR due.agent_id = delivery_run_1."agent_id") AND (( (due."agent_id" = $1::uuid AND due."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR due."customer_id" = ANY (ARRAY
              ( SELECT assigned_customer.id
              FROM customers AS assigned_customer
              WHERE assigned_customer.agent_id = $1::uuid ))))
            GROUP BY due.customer_id, due.address_id ) AS drops
          JOIN orders AS latest ON latest.customer_id = drops.customer_id AND latest.id = drops.order_ids[cardinality(drops.order_ids)]
          JOIN customers AS customer ON customer.id = drops.customer_id) stop_2
        ORDER BY stop_2."position" NULLS LAST,stop_2."customer_name" COLLATE "und-x-icu",stop_2."customer_id",stop_2."address_id" NULLS LAST) l) || '],"totals":[' ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"product":%s,"quantity":%s}', coalesce(
          (SELECT format('{"name":%s}', to_json(products_9."name"))
          FROM "products" products_9
          WHERE products_9."id" = product_total_8."product_id"), 'null'),coalesce('"' || (product_total_8."quantity")::text || '"', 'null')) AS node
        FROM
          ( SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity
          FROM
            (SELECT due.customer_id, due.id
            FROM orders AS due
            WHERE due.delivery_date = delivery_run_1."date" AND due.status <> 'CANCELLED' AND (delivery_run_1."shift" IS NULL OR due.shift = delivery_run_1."shift") AND (delivery_run_1."area_id" IS NULL OR due.area_id = delivery_run_1."area_id") AND (delivery_run_1."agent_id" IS NULL OR due.agent_id = delivery_run_1."agent_id") AND (( (due."agent_id" = $1::uuid AND due."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR due."customer_id" = ANY (ARRAY
              ( SELECT assigned_customer.id
              FROM customers AS assigned_customer
              WHERE assigned_customer.agent_id = $1::uuid ))))) AS carried
          JOIN order_items AS item ON item.customer_id = carried.customer_id AND item.order_id = carried.id
          JOIN products AS product ON product.id = item.product_id
          GROUP BY item.product_id, product.name) product_total_8
        ORDER BY product_total_8."product_name" COLLATE "und-x-icu",product_total_8."product_id") l) || ']}')
    FROM
      ( SELECT run.*,
        ( SELECT count(DISTINCT (due.customer_id, due.address_id))::integer
        FROM orders AS due
        WHERE due.delivery_date = run.date AND due.status <> 'CANCELLED' AND (run.shift IS NULL OR due.shift = run.shift) AND (run.area_id IS NULL OR due.area_id = run.area_id) AND (run.agent_id IS NULL OR due.agent_id = run.agent_id) AND (( (due."agent_id" = $1::uuid AND due."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR due."customer_id" = ANY (ARRAY
          ( SELECT assigned_customer.id
          FROM customers AS assigned_customer
          WHERE assigned_customer.agent_id = $1::uuid )))) ) AS stop_count
      FROM
        ( SELECT $2::date AS date, NULL::shift AS shift, NULL::uuid AS area_id, $3::uuid AS agent_id ) AS run) delivery_run_1), 'null') || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"deliveryRun":' || coalesce(
    (SELECT (format('{"stopCount":%s,"stops":[', coalesce((delivery_run_1."stop_count")::text, 'null')) ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT (format('{"customer":%s,"address":%s,"orders":[', coalesce(
          (SELECT format('{"id":"%s","name":%s,"phone":%s}', customers_3."id",to_json(customers_3."name"),coalesce(to_json(customers_3."phone"), 'null'))
          FROM "customers" customers_3
          WHERE customers_3."id" = stop_2."customer_id" AND (customers_3."id" = $1::uuid)), 'null'),coalesce((CASE WHEN stop_2."address_line1" IS NOT NULL THEN format('{"line1":%s,"line2":%s,"landmark":%s,"city":%s,"pincode":%s,"latitude":%s,"longitude":%s}', coalesce(to_json(stop_2."address_line1"), 'null'),coalesce(to_json(stop_2."address_line2"), 'null'),coalesce(to_json(stop_2."address_landmark"), 'null'),coalesce(to_json(stop_2."address_city"), 'null'),coalesce(to_json(stop_2."address_pincode"), 'null'),coalesce('"' || (stop_2."address_latitude")::text || '"', 'null'),coalesce('"' || (stop_2."address_longitude")::text || '"', 'null')) END), 'null')) ||
          (SELECT coalesce(string_agg(l.node, ','), '')
          FROM
            (SELECT (format('{"id":"%s","status":"%s","items":[', orders_4."id",orders_4."status") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"id":"%s","quantity":"%s","product":%s}', order_items_5."id",order_items_5."quantity",coalesce(
                  (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_6."name"),products_6."unit")
                  FROM "products" products_6
                  WHERE products_6."id" = order_items_5."product_id"), 'null')) AS node
                FROM "order_items" order_items_5
                WHERE order_items_5."customer_id" = orders_4."customer_id" AND order_items_5."order_id" = orders_4."id"
                ORDER BY order_items_5."customer_id",order_items_5."order_id",order_items_5."id") l) || format('],"delivery":%s}', coalesce(
              (SELECT format('{"status":"%s"}', delivery_statuses_7."status")
              FROM "delivery_statuses" delivery_statuses_7
              WHERE delivery_statuses_7."customer_id" = orders_4."customer_id" AND delivery_statuses_7."order_id" = orders_4."id" AND delivery_statuses_7."current"), 'null'))) AS node
            FROM "orders" orders_4
            WHERE orders_4."customer_id" = stop_2."customer_id" AND orders_4."id" = ANY (stop_2."order_ids") AND (orders_4."customer_id" = $1::uuid)
            ORDER BY orders_4."delivery_date" DESC,orders_4."id" DESC) l) || ']}') AS node
        FROM
          ( SELECT latest.*, drops.order_ids, customer.name AS customer_name, customer.route_position AS position
          FROM
            ( SELECT due.customer_id, array_agg(due.id ORDER BY due.shift, due.id) AS order_ids
            FROM orders AS due
            WHERE due.delivery_date = delivery_run_1."date" AND due.status <> 'CANCELLED' AND (delivery_run_1."shift" IS NULL OR due.shift = delivery_run_1."shift") AND (delivery_run_1."area_id" IS NULL OR due.area_id = delivery_run_1."area_id") AND (delivery_run_1."agent_id" IS NULL OR due.agent_id = delivery_run_1."agent_id") AND ((due."customer_id" = $1::uuid))
            GROUP BY due.customer_id, due.address_id ) AS drops
          JOIN orders AS latest ON latest.customer_id = drops.customer_id AND latest.id = drops.order_ids[cardinality(drops.order_ids)]
          JOIN customers AS customer ON customer.id = drops.customer_id) stop_2
        ORDER BY stop_2."position" NULLS LAST,stop_2."customer_name" COLLATE "und-x-icu",stop_2."customer_id",stop_2."address_id" NULLS LAST) l) || '],"totals":[' ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"product":%s,"quantity":%s}', coalesce(
          (SELECT format('{"name":%s}', to_json(products_9."name"))
          FROM "products" products_9
          WHERE products_9."id" = product_total_8."product_id"), 'null'),coalesce('"' || (product_total_8."quantity")::text || '"', 'null')) AS node
        FROM
          ( SELECT item.product_id, product.name AS product_name, sum(item.quantity) AS quantity
          FROM
            (SELECT due.customer_id, due.id
            FROM orders AS due
            WHERE due.delivery_date = delivery_run_1."date" AND due.status <> 'CANCELLED' AND (delivery_run_1."shift" IS NULL OR due.shift = delivery_run_1."shift") AND (delivery_run_1."area_id" IS NULL OR due.area_id = delivery_run_1."area_id") AND (delivery_run_1."agent_id" IS NULL OR due.agent_id = delivery_run_1."agent_id") AND ((due."customer_id" = $1::uuid))) AS carried
          JOIN order_items AS item ON item.customer_id = carried.customer_id AND item.order_id = carried.id
          JOIN products AS product ON product.id = item.product_id
          GROUP BY item.product_id, product.name) product_total_8
        ORDER BY product_total_8."product_name" COLLATE "und-x-icu",product_total_8."product_id") l) || ']}')
    FROM
      ( SELECT run.*,
        ( SELECT count(DISTINCT (due.customer_id, due.address_id))::integer
        FROM orders AS due
        WHERE due.delivery_date = run.date AND due.status <> 'CANCELLED' AND (run.shift IS NULL OR due.shift = run.shift) AND (run.area_id IS NULL OR due.area_id = run.area_id) AND (run.agent_id IS NULL OR due.agent_id = run.agent_id) AND ((due."customer_id" = $1::uuid)) ) AS stop_count
      FROM
        ( SELECT $2::date AS date, NULL::shift AS shift, NULL::uuid AS area_id, $3::uuid AS agent_id ) AS run) delivery_run_1), 'null') || '}') AS answer OFFSET 0) answered
