-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"viewer":' || coalesce(
    (SELECT (format('{"user":%s,"customer":', coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s"}', users_1."id",to_json(users_1."email"),users_1."role")
      FROM "users" users_1
      WHERE users_1."id" = $1::uuid
      LIMIT 1), 'null')) || coalesce(
      (SELECT (format('{"id":"%s","balance":%s,"orders":', customers_2."id",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_2."id") AS account)))::text || '"', 'null')) ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"id":"%s","deliveryDate":"%s","shift":"%s","status":"%s","items":[', orders_3."id",orders_3."delivery_date",orders_3."shift",orders_3."status") ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"quantity":"%s","product":%s}', order_items_4."quantity",coalesce(
                (SELECT format('{"name":%s}', to_json(products_5."name"))
                FROM "products" products_5
                WHERE products_5."id" = order_items_4."product_id"), 'null')) AS node
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id"
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) || ']}') AS "nodes_nodes"
          FROM "orders" orders_3
          WHERE orders_3."customer_id" = customers_2."id" AND orders_3."delivery_date" >= $2::date
          ORDER BY orders_3."delivery_date",orders_3."id"
          LIMIT 5) p) || ',"invoices":' ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"number":%s,"period":"%s","total":"%s","amountDue":%s,"paymentStatus":%s,"payments":[', coalesce(to_json(invoices_6."number"), 'null'),to_char(invoices_6."period", 'YYYY-MM'),invoices_6."total",coalesce('"' || (( CASE WHEN invoices_6."status" = 'VOID' THEN 0.00 ELSE invoices_6."total" - invoices_6."amount_paid" - invoices_6."amount_credited" END))::text || '"', 'null'),coalesce('"' || (( CASE WHEN invoices_6."status" <> 'FINALIZED' THEN 'UNPAID' WHEN invoices_6."amount_paid" + invoices_6."amount_credited" >= invoices_6."total" THEN 'PAID' WHEN invoices_6."due_date" < business_today() THEN 'OVERDUE' WHEN invoices_6."amount_paid" > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END))::text || '"', 'null')) ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","payment":%s}', payment_allocations_7."amount",coalesce(
                (SELECT format('{"method":"%s","receivedAt":"%s"}', payments_8."method",to_char(payments_8."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                FROM "payments" payments_8
                WHERE payments_8."customer_id" = payment_allocations_7."customer_id" AND payments_8."id" = payment_allocations_7."payment_id"), 'null')) AS node
              FROM "payment_allocations" payment_allocations_7
              WHERE payment_allocations_7."customer_id" = invoices_6."customer_id" AND payment_allocations_7."invoice_id" = invoices_6."id" AND payment_allocations_7."released_at" IS NULL
              ORDER BY payment_allocations_7."created_at",payment_allocations_7."customer_id",payment_allocations_7."payment_id",payment_allocations_7."id") l) || ']}') AS "nodes_nodes"
          FROM "invoices" invoices_6
          WHERE invoices_6."customer_id" = customers_2."id"
          ORDER BY invoices_6."period" DESC,invoices_6."id" DESC
          LIMIT 3) p) || '}')
      FROM "customers" customers_2
      WHERE customers_2."id" = $3::uuid
      LIMIT 1), 'null') || '}')
    WHERE $4::text IS NOT NULL), 'null') || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"viewer":' || coalesce(
    (SELECT (format('{"user":%s,"customer":', coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s"}', users_1."id",to_json(users_1."email"),users_1."role")
      FROM "users" users_1
      WHERE users_1."id" = $1::uuid AND (users_1."id" = $1::uuid)
      LIMIT 1), 'null')) || coalesce(
      (SELECT (format('{"id":"%s","balance":%s,"orders":', customers_2."id",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_2."id") AS account)))::text || '"', 'null')) ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"id":"%s","deliveryDate":"%s","shift":"%s","status":"%s","items":[', orders_3."id",orders_3."delivery_date",orders_3."shift",orders_3."status") ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"quantity":"%s","product":%s}', order_items_4."quantity",coalesce(
                (SELECT format('{"name":%s}', to_json(products_5."name"))
                FROM "products" products_5
                WHERE products_5."id" = order_items_4."product_id"), 'null')) AS node
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id"
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) || ']}') AS "nodes_nodes"
          FROM "orders" orders_3
          WHERE orders_3."customer_id" = customers_2."id" AND ( (orders_3."agent_id" = $1::uuid AND orders_3."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_3."customer_id" = ANY (ARRAY
            ( SELECT assigned_customer.id
            FROM customers AS assigned_customer
            WHERE assigned_customer.agent_id = $1::uuid ))) AND orders_3."delivery_date" >= $2::date
          ORDER BY orders_3."delivery_date",orders_3."id"
          LIMIT 5) p) || ',"invoices":' ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"number":%s,"period":"%s","total":"%s","amountDue":%s,"paymentStatus":%s,"payments":[', coalesce(to_json(invoices_6."number"), 'null'),to_char(invoices_6."period", 'YYYY-MM'),invoices_6."total",coalesce('"' || (( CASE WHEN invoices_6."status" = 'VOID' THEN 0.00 ELSE invoices_6."total" - invoices_6."amount_paid" - invoices_6."amount_credited" END))::text || '"', 'null'),coalesce('"' || (( CASE WHEN invoices_6."status" <> 'FINALIZED' THEN 'UNPAID' WHEN invoices_6."amount_paid" + invoices_6."amount_credited" >= invoices_6."total" THEN 'PAID' WHEN invoices_6."due_date" < business_today() THEN 'OVERDUE' WHEN invoices_6."amount_paid" > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END))::text || '"', 'null')) ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","payment":%s}', payment_allocations_7."amount",coalesce(
                (SELECT format('{"method":"%s","receivedAt":"%s"}', payments_8."method",to_char(payments_8."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                FROM "payments" payments_8
                WHERE payments_8."customer_id" = payment_allocations_7."customer_id" AND payments_8."id" = payment_allocations_7."payment_id" AND false), 'null')) AS node
              FROM "payment_allocations" payment_allocations_7
              WHERE payment_allocations_7."customer_id" = invoices_6."customer_id" AND payment_allocations_7."invoice_id" = invoices_6."id" AND payment_allocations_7."released_at" IS NULL AND false
              ORDER BY payment_allocations_7."created_at",payment_allocations_7."customer_id",payment_allocations_7."payment_id",payment_allocations_7."id") l) || ']}') AS "nodes_nodes"
          FROM "invoices" invoices_6
          WHERE invoices_6."customer_id" = customers_2."id" AND false
          ORDER BY invoices_6."period" DESC,invoices_6."id" DESC
          LIMIT 3) p) || '}')
      FROM "customers" customers_2
      WHERE customers_2."id" = $3::uuid AND ( customers_2."agent_id" = $1::uuid OR customers_2."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))
      LIMIT 1), 'null') || '}')
    WHERE $4::text IS NOT NULL), 'null') || '}') AS answer OFFSET 0) answered

-- SUPPLIER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"viewer":' || coalesce(
    (SELECT (format('{"user":%s,"customer":', coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s"}', users_1."id",to_json(users_1."email"),users_1."role")
      FROM "users" users_1
      WHERE users_1."id" = $1::uuid AND (users_1."id" = $1::uuid)
      LIMIT 1), 'null')) || coalesce(
      (SELECT (format('{"id":"%s","balance":%s,"orders":', customers_2."id",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_2."id") AS account)))::text || '"', 'null')) ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"id":"%s","deliveryDate":"%s","shift":"%s","status":"%s","items":[', orders_3."id",orders_3."delivery_date",orders_3."shift",orders_3."status") ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"quantity":"%s","product":%s}', order_items_4."quantity",coalesce(
                (SELECT format('{"name":%s}', to_json(products_5."name"))
                FROM "products" products_5
                WHERE products_5."id" = order_items_4."product_id" AND false), 'null')) AS node
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id" AND false
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) || ']}') AS "nodes_nodes"
          FROM "orders" orders_3
          WHERE orders_3."customer_id" = customers_2."id" AND false AND orders_3."delivery_date" >= $2::date
          ORDER BY orders_3."delivery_date",orders_3."id"
          LIMIT 5) p) || ',"invoices":' ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"number":%s,"period":"%s","total":"%s","amountDue":%s,"paymentStatus":%s,"payments":[', coalesce(to_json(invoices_6."number"), 'null'),to_char(invoices_6."period", 'YYYY-MM'),invoices_6."total",coalesce('"' || (( CASE WHEN invoices_6."status" = 'VOID' THEN 0.00 ELSE invoices_6."total" - invoices_6."amount_paid" - invoices_6."amount_credited" END))::text || '"', 'null'),coalesce('"' || (( CASE WHEN invoices_6."status" <> 'FINALIZED' THEN 'UNPAID' WHEN invoices_6."amount_paid" + invoices_6."amount_credited" >= invoices_6."total" THEN 'PAID' WHEN invoices_6."due_date" < business_today() THEN 'OVERDUE' WHEN invoices_6."amount_paid" > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END))::text || '"', 'null')) ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","payment":%s}', payment_allocations_7."amount",coalesce(
                (SELECT format('{"method":"%s","receivedAt":"%s"}', payments_8."method",to_char(payments_8."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                FROM "payments" payments_8
                WHERE payments_8."customer_id" = payment_allocations_7."customer_id" AND payments_8."id" = payment_allocations_7."payment_id" AND false), 'null')) AS node
              FROM "payment_allocations" payment_allocations_7
              WHERE payment_allocations_7."customer_id" = invoices_6."customer_id" AND payment_allocations_7."invoice_id" = invoices_6."id" AND payment_allocations_7."released_at" IS NULL AND false
              ORDER BY payment_allocations_7."created_at",payment_allocations_7."customer_id",payment_allocations_7."payment_id",payment_allocations_7."id") l) || ']}') AS "nodes_nodes"
          FROM "invoices" invoices_6
          WHERE invoices_6."customer_id" = customers_2."id" AND false
          ORDER BY invoices_6."period" DESC,invoices_6."id" DESC
          LIMIT 3) p) || '}')
      FROM "customers" customers_2
      WHERE customers_2."id" = $3::uuid AND false
      LIMIT 1), 'null') || '}')
    WHERE $4::text IS NOT NULL), 'null') || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"viewer":' || coalesce(
    (SELECT (format('{"user":%s,"customer":', coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s"}', users_1."id",to_json(users_1."email"),users_1."role")
      FROM "users" users_1
      WHERE users_1."id" = $1::uuid AND (users_1."id" = $1::uuid)
      LIMIT 1), 'null')) || coalesce(
      (SELECT (format('{"id":"%s","balance":%s,"orders":', customers_2."id",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_2."id") AS account)))::text || '"', 'null')) ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"id":"%s","deliveryDate":"%s","shift":"%s","status":"%s","items":[', orders_3."id",orders_3."delivery_date",orders_3."shift",orders_3."status") ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"quantity":"%s","product":%s}', order_items_4."quantity",coalesce(
                (SELECT format('{"name":%s}', to_json(products_5."name"))
                FROM "products" products_5
                WHERE products_5."id" = order_items_4."product_id"), 'null')) AS node
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id"
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) || ']}') AS "nodes_nodes"
          FROM "orders" orders_3
          WHERE orders_3."customer_id" = customers_2."id" AND (orders_3."customer_id" = $2::uuid) AND orders_3."delivery_date" >= $3::date
          ORDER BY orders_3."delivery_date",orders_3."id"
          LIMIT 5) p) || ',"invoices":' ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"number":%s,"period":"%s","total":"%s","amountDue":%s,"paymentStatus":%s,"payments":[', coalesce(to_json(invoices_6."number"), 'null'),to_char(invoices_6."period", 'YYYY-MM'),invoices_6."total",coalesce('"' || (( CASE WHEN invoices_6."status" = 'VOID' THEN 0.00 ELSE invoices_6."total" - invoices_6."amount_paid" - invoices_6."amount_credited" END))::text || '"', 'null'),coalesce('"' || (( CASE WHEN invoices_6."status" <> 'FINALIZED' THEN 'UNPAID' WHEN invoices_6."amount_paid" + invoices_6."amount_credited" >= invoices_6."total" THEN 'PAID' WHEN invoices_6."due_date" < business_today() THEN 'OVERDUE' WHEN invoices_6."amount_paid" > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END))::text || '"', 'null')) ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","payment":%s}', payment_allocations_7."amount",coalesce(
                (SELECT format('{"method":"%s","receivedAt":"%s"}', payments_9."method",to_char(payments_9."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                FROM "payments" payments_9
                WHERE payments_9."customer_id" = payment_allocations_7."customer_id" AND payments_9."id" = payment_allocations_7."payment_id" AND (payments_9."customer_id" = $2::uuid)), 'null')) AS node
              FROM "payment_allocations" payment_allocations_7
              WHERE payment_allocations_7."customer_id" = invoices_6."customer_id" AND payment_allocations_7."invoice_id" = invoices_6."id" AND payment_allocations_7."released_at" IS NULL AND EXISTS
                (SELECT 1
                FROM "payments" payments_8
                WHERE payments_8."customer_id" = payment_allocations_7."customer_id" AND payments_8."id" = payment_allocations_7."payment_id" AND (payments_8."customer_id" = $2::uuid))
              ORDER BY payment_allocations_7."created_at",payment_allocations_7."customer_id",payment_allocations_7."payment_id",payment_allocations_7."id") l) || ']}') AS "nodes_nodes"
          FROM "invoices" invoices_6
          WHERE invoices_6."customer_id" = customers_2."id" AND (invoices_6."customer_id" = $2::uuid)
          ORDER BY invoices_6."period" DESC,invoices_6."id" DESC
          LIMIT 3) p) || '}')
      FROM "customers" customers_2
      WHERE customers_2."id" = $2::uuid AND (customers_2."id" = $2::uuid)
      LIMIT 1), 'null') || '}')
    WHERE $4::text IS NOT NULL), 'null') || '}') AS answer OFFSET 0) answered

-- SHARE_LINK
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"viewer":' || coalesce(
    (SELECT (format('{"user":%s,"customer":', coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s"}', users_1."id",to_json(users_1."email"),users_1."role")
      FROM "users" users_1
      WHERE users_1."id" = $1::uuid AND false
      LIMIT 1), 'null')) || coalesce(
      (SELECT (format('{"id":"%s","balance":%s,"orders":', customers_2."id",coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_2."id") AS account)))::text || '"', 'null')) ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"id":"%s","deliveryDate":"%s","shift":"%s","status":"%s","items":[', orders_3."id",orders_3."delivery_date",orders_3."shift",orders_3."status") ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"quantity":"%s","product":%s}', order_items_4."quantity",coalesce(
                (SELECT format('{"name":%s}', to_json(products_5."name"))
                FROM "products" products_5
                WHERE products_5."id" = order_items_4."product_id" AND (EXISTS
                  (SELECT 1
                  FROM share_links AS link
                  WHERE link.id = $2::uuid AND link.revoked_at IS NULL AND business_now() < link.expires_at))), 'null')) AS node
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id"
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) || ']}') AS "nodes_nodes"
          FROM "orders" orders_3
          WHERE orders_3."customer_id" = customers_2."id" AND ( EXISTS
            ( SELECT 1
            FROM share_links AS link
            WHERE link.id = $2::uuid AND link.revoked_at IS NULL AND business_now() < link.expires_at AND link.date = orders_3."delivery_date" AND (link.shift IS NULL OR link.shift = orders_3."shift") AND (link.area_id IS NULL OR link.area_id = orders_3."area_id") AND (link.agent_id IS NULL OR link.agent_id = orders_3."agent_id") )) AND orders_3."delivery_date" >= $3::date
          ORDER BY orders_3."delivery_date",orders_3."id"
          LIMIT 5) p) || ',"invoices":' ||
        (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
        FROM
          (SELECT (format('{"number":%s,"period":"%s","total":"%s","amountDue":%s,"paymentStatus":%s,"payments":[', coalesce(to_json(invoices_6."number"), 'null'),to_char(invoices_6."period", 'YYYY-MM'),invoices_6."total",coalesce('"' || (( CASE WHEN invoices_6."status" = 'VOID' THEN 0.00 ELSE invoices_6."total" - invoices_6."amount_paid" - invoices_6."amount_credited" END))::text || '"', 'null'),coalesce('"' || (( CASE WHEN invoices_6."status" <> 'FINALIZED' THEN 'UNPAID' WHEN invoices_6."amount_paid" + invoices_6."amount_credited" >= invoices_6."total" THEN 'PAID' WHEN invoices_6."due_date" < business_today() THEN 'OVERDUE' WHEN invoices_6."amount_paid" > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END))::text || '"', 'null')) ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","payment":%s}', payment_allocations_7."amount",coalesce(
                (SELECT format('{"method":"%s","receivedAt":"%s"}', payments_8."method",to_char(payments_8."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                FROM "payments" payments_8
                WHERE payments_8."customer_id" = payment_allocations_7."customer_id" AND payments_8."id" = payment_allocations_7."payment_id" AND false), 'null')) AS node
              FROM "payment_allocations" payment_allocations_7
              WHERE payment_allocations_7."customer_id" = invoices_6."customer_id" AND payment_allocations_7."invoice_id" = invoices_6."id" AND payment_allocations_7."released_at" IS NULL AND false
              ORDER BY payment_allocations_7."created_at",payment_allocations_7."customer_id",payment_allocations_7."payment_id",payment_allocations_7."id") l) || ']}') AS "nodes_nodes"
          FROM "invoices" invoices_6
          WHERE invoices_6."customer_id" = customers_2."id" AND false
          ORDER BY invoices_6."period" DESC,invoices_6."id" DESC
          LIMIT 3) p) || '}')
      FROM "customers" customers_2
      WHERE customers_2."id" = $4::uuid AND false
      LIMIT 1), 'null') || '}')
    WHERE $5::text IS NOT NULL), 'null') || '}') AS answer OFFSET 0) answered
