-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT (format('{"id":"%s","name":%s,"phone":%s,"balance":%s,"user":%s,"subscriptions":', customers_1."id",to_json(customers_1."name"),coalesce(to_json(customers_1."phone"), 'null'),coalesce('"' || ((
      (SELECT account.balance
      FROM balance_of(customers_1."id") AS account)))::text || '"', 'null'),coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s","status":"%s"}', users_2."id",to_json(users_2."email"),users_2."role",users_2."status")
      FROM "users" users_2
      WHERE users_2."id" = customers_1."user_id" AND users_2."customer_id" = customers_1."id"), 'null')) ||
      (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
      FROM
        (SELECT format('{"id":"%s","mode":%s,"quantity":%s,"product":%s}', subscriptions_3."id",coalesce('"' || (subscription_terms_4."mode")::text || '"', 'null'),coalesce('"' || (subscription_terms_4."quantity")::text || '"', 'null'),coalesce(
          (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_5."name"),products_5."unit")
          FROM "products" products_5
          WHERE products_5."id" = subscriptions_3."product_id"), 'null')) AS "nodes_nodes"
        FROM "subscriptions" subscriptions_3
        LEFT JOIN LATERAL
          ( SELECT dated_term.*
          FROM subscription_terms AS dated_term
          WHERE dated_term.customer_id = subscriptions_3."customer_id" AND dated_term.subscription_id = subscriptions_3."id" AND dated_term.effective_from <= greatest(business_today(), subscriptions_3."start_date")
          ORDER BY dated_term.effective_from DESC
          LIMIT 1) subscription_terms_4 ON true
        WHERE subscriptions_3."customer_id" = customers_1."id" AND subscriptions_3."status" = $1::subscription_status
        ORDER BY subscriptions_3."id"
        LIMIT 10) p) || ',"orders":' ||
      (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[', (count(*) > $2::integer)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Customer.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= $2::integer))[least(count(*), $2::integer)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= $2::integer))[least(count(*), $2::integer)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= $2::integer), '') || ']}')
      FROM
        (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_6."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_6."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= $2::integer THEN
          (SELECT (format('{"id":"%s","status":"%s","deliveryDate":"%s","total":"%s","subscription":%s,"items":[', orders_6."id",orders_6."status",orders_6."delivery_date",coalesce(sum(l."sum of amount"), 0.00),coalesce((CASE WHEN orders_6."subscription_id" IS NOT NULL THEN format('{"id":"%s"}', orders_6."subscription_id") END), 'null')) || coalesce(string_agg(l.node, ','), '') || '],"delivery":' || coalesce(
            (SELECT (format('{"status":"%s","occurredAt":"%s","method":"%s","items":[', delivery_statuses_9."status",to_char(delivery_statuses_9."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),delivery_statuses_9."method") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"orderedQuantity":"%s","deliveredQuantity":"%s"}', delivery_items_10."ordered_quantity",delivery_items_10."delivered_quantity") AS node
                FROM "delivery_items" delivery_items_10
                WHERE delivery_items_10."customer_id" = delivery_statuses_9."customer_id" AND delivery_items_10."order_id" = delivery_statuses_9."order_id" AND delivery_items_10."delivery_status_id" = delivery_statuses_9."id"
                ORDER BY delivery_items_10."customer_id",delivery_items_10."order_id",delivery_items_10."order_item_id",delivery_items_10."delivery_status_id") l) || ']}')
            FROM "delivery_statuses" delivery_statuses_9
            WHERE delivery_statuses_9."customer_id" = orders_6."customer_id" AND delivery_statuses_9."order_id" = orders_6."id" AND delivery_statuses_9."current"), 'null') || ',"invoiceLines":[' ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","invoice":%s}', invoice_lines_11."amount",coalesce(
                (SELECT format('{"number":%s,"status":"%s","total":"%s","amountDue":%s}', coalesce(to_json(invoices_12."number"), 'null'),invoices_12."status",invoices_12."total",coalesce('"' || (( CASE WHEN invoices_12."status" = 'VOID' THEN 0.00 ELSE invoices_12."total" - invoices_12."amount_paid" - invoices_12."amount_credited" END))::text || '"', 'null'))
                FROM "invoices" invoices_12
                WHERE invoices_12."customer_id" = invoice_lines_11."customer_id" AND invoices_12."id" = invoice_lines_11."invoice_id"), 'null')) AS node
              FROM "invoice_lines" invoice_lines_11
              WHERE invoice_lines_11."customer_id" = orders_6."customer_id" AND invoice_lines_11."order_id" = orders_6."id" AND invoice_lines_11."live"
              ORDER BY invoice_lines_11."date",invoice_lines_11."id") l) || ']}')
          FROM
            (SELECT format('{"quantity":"%s","unitPrice":"%s","amount":"%s","product":%s}', order_items_7."quantity",order_items_7."unit_price",order_items_7."amount",coalesce(
              (SELECT format('{"name":%s}', to_json(products_8."name"))
              FROM "products" products_8
              WHERE products_8."id" = order_items_7."product_id"), 'null')) AS node,order_items_7."amount" AS "sum of amount"
            FROM "order_items" order_items_7
            WHERE order_items_7."customer_id" = orders_6."customer_id" AND order_items_7."order_id" = orders_6."id"
            ORDER BY order_items_7."customer_id",order_items_7."order_id",order_items_7."id") l) END AS "nodes_nodes"
        FROM "orders" orders_6
        WHERE orders_6."customer_id" = customers_1."id"
        WINDOW page AS (ORDER BY orders_6."delivery_date" DESC,orders_6."id" DESC)
        ORDER BY orders_6."delivery_date" DESC,orders_6."id" DESC
        LIMIT $2::integer + 1) p) || '}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $5::uuid), 'null') || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT (format('{"id":"%s","name":%s,"phone":%s,"balance":%s,"user":%s,"subscriptions":', customers_1."id",to_json(customers_1."name"),coalesce(to_json(customers_1."phone"), 'null'),coalesce('"' || ((
      (SELECT account.balance
      FROM balance_of(customers_1."id") AS account)))::text || '"', 'null'),coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s","status":"%s"}', users_2."id",to_json(users_2."email"),users_2."role",users_2."status")
      FROM "users" users_2
      WHERE users_2."id" = customers_1."user_id" AND users_2."customer_id" = customers_1."id" AND (users_2."id" = $1::uuid)), 'null')) ||
      (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
      FROM
        (SELECT format('{"id":"%s","mode":%s,"quantity":%s,"product":%s}', subscriptions_3."id",coalesce('"' || (subscription_terms_4."mode")::text || '"', 'null'),coalesce('"' || (subscription_terms_4."quantity")::text || '"', 'null'),coalesce(
          (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_5."name"),products_5."unit")
          FROM "products" products_5
          WHERE products_5."id" = subscriptions_3."product_id"), 'null')) AS "nodes_nodes"
        FROM "subscriptions" subscriptions_3
        LEFT JOIN LATERAL
          ( SELECT dated_term.*
          FROM subscription_terms AS dated_term
          WHERE dated_term.customer_id = subscriptions_3."customer_id" AND dated_term.subscription_id = subscriptions_3."id" AND dated_term.effective_from <= greatest(business_today(), subscriptions_3."start_date")
          ORDER BY dated_term.effective_from DESC
          LIMIT 1) subscription_terms_4 ON true
        WHERE subscriptions_3."customer_id" = customers_1."id" AND subscriptions_3."status" = $2::subscription_status
        ORDER BY subscriptions_3."id"
        LIMIT 10) p) || ',"orders":' ||
      (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[', (count(*) > $3::integer)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($4::bytea || sha256($5::bytea || convert_to('Customer.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= $3::integer))[least(count(*), $3::integer)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= $3::integer))[least(count(*), $3::integer)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= $3::integer), '') || ']}')
      FROM
        (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_6."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_6."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= $3::integer THEN
          (SELECT (format('{"id":"%s","status":"%s","deliveryDate":"%s","total":"%s","subscription":%s,"items":[', orders_6."id",orders_6."status",orders_6."delivery_date",coalesce(sum(l."sum of amount"), 0.00),coalesce(
            (SELECT format('{"id":"%s"}', subscriptions_10."id")
            FROM "subscriptions" subscriptions_10
            WHERE subscriptions_10."customer_id" = orders_6."customer_id" AND subscriptions_10."id" = orders_6."subscription_id" AND EXISTS
              (SELECT 1
              FROM "customers" customers_11
              WHERE customers_11."id" = subscriptions_10."customer_id" AND ( customers_11."agent_id" = $1::uuid OR customers_11."id" = ANY (ARRAY
                ( SELECT agent_order.customer_id
                FROM orders AS agent_order
                WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))))), 'null')) || coalesce(string_agg(l.node, ','), '') || '],"delivery":' || coalesce(
            (SELECT (format('{"status":"%s","occurredAt":"%s","method":"%s","items":[', delivery_statuses_12."status",to_char(delivery_statuses_12."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),delivery_statuses_12."method") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"orderedQuantity":"%s","deliveredQuantity":"%s"}', delivery_items_13."ordered_quantity",delivery_items_13."delivered_quantity") AS node
                FROM "delivery_items" delivery_items_13
                WHERE delivery_items_13."customer_id" = delivery_statuses_12."customer_id" AND delivery_items_13."order_id" = delivery_statuses_12."order_id" AND delivery_items_13."delivery_status_id" = delivery_statuses_12."id"
                ORDER BY delivery_items_13."customer_id",delivery_items_13."order_id",delivery_items_13."order_item_id",delivery_items_13."delivery_status_id") l) || ']}')
            FROM "delivery_statuses" delivery_statuses_12
            WHERE delivery_statuses_12."customer_id" = orders_6."customer_id" AND delivery_statuses_12."order_id" = orders_6."id" AND delivery_statuses_12."current"), 'null') || ',"invoiceLines":[' ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","invoice":%s}', invoice_lines_14."amount",coalesce(
                (SELECT format('{"number":%s,"status":"%s","total":"%s","amountDue":%s}', coalesce(to_json(invoices_15."number"), 'null'),invoices_15."status",invoices_15."total",coalesce('"' || (( CASE WHEN invoices_15."status" = 'VOID' THEN 0.00 ELSE invoices_15."total" - invoices_15."amount_paid" - invoices_15."amount_credited" END))::text || '"', 'null'))
                FROM "invoices" invoices_15
                WHERE invoices_15."customer_id" = invoice_lines_14."customer_id" AND invoices_15."id" = invoice_lines_14."invoice_id" AND false), 'null')) AS node
              FROM "invoice_lines" invoice_lines_14
              WHERE invoice_lines_14."customer_id" = orders_6."customer_id" AND invoice_lines_14."order_id" = orders_6."id" AND invoice_lines_14."live" AND false
              ORDER BY invoice_lines_14."date",invoice_lines_14."id") l) || ']}')
          FROM
            (SELECT format('{"quantity":"%s","unitPrice":"%s","amount":"%s","product":%s}', order_items_7."quantity",order_items_7."unit_price",order_items_7."amount",coalesce(
              (SELECT format('{"name":%s}', to_json(products_8."name"))
              FROM "products" products_8
              WHERE products_8."id" = order_items_7."product_id"), 'null')) AS node,order_items_7."amount" AS "sum of amount"
            FROM "order_items" order_items_7
            WHERE order_items_7."customer_id" = orders_6."customer_id" AND order_items_7."order_id" = orders_6."id"
            ORDER BY order_items_7."customer_id",order_items_7."order_id",order_items_7."id") l) END AS "nodes_nodes"
        FROM "orders" orders_6
        WHERE orders_6."customer_id" = customers_1."id" AND ( (orders_6."agent_id" = $1::uuid AND orders_6."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_6."customer_id" = ANY (ARRAY
          ( SELECT assigned_customer.id
          FROM customers AS assigned_customer
          WHERE assigned_customer.agent_id = $1::uuid )))
        WINDOW page AS (ORDER BY orders_6."delivery_date" DESC,orders_6."id" DESC)
        ORDER BY orders_6."delivery_date" DESC,orders_6."id" DESC
        LIMIT $3::integer + 1) p) || '}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $6::uuid AND ( customers_1."agent_id" = $1::uuid OR customers_1."id" = ANY (ARRAY
      ( SELECT agent_order.customer_id
      FROM orders AS agent_order
      WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))), 'null') || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT (format('{"id":"%s","name":%s,"phone":%s,"balance":%s,"user":%s,"subscriptions":', customers_1."id",to_json(customers_1."name"),coalesce(to_json(customers_1."phone"), 'null'),coalesce('"' || ((
      (SELECT account.balance
      FROM balance_of(customers_1."id") AS account)))::text || '"', 'null'),coalesce(
      (SELECT format('{"id":"%s","email":%s,"role":"%s","status":"%s"}', users_2."id",to_json(users_2."email"),users_2."role",users_2."status")
      FROM "users" users_2
      WHERE users_2."id" = customers_1."user_id" AND users_2."customer_id" = customers_1."id" AND (users_2."id" = $1::uuid)), 'null')) ||
      (SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
      FROM
        (SELECT format('{"id":"%s","mode":%s,"quantity":%s,"product":%s}', subscriptions_3."id",coalesce('"' || (subscription_terms_4."mode")::text || '"', 'null'),coalesce('"' || (subscription_terms_4."quantity")::text || '"', 'null'),coalesce(
          (SELECT format('{"name":%s,"unit":"%s"}', to_json(products_5."name"),products_5."unit")
          FROM "products" products_5
          WHERE products_5."id" = subscriptions_3."product_id"), 'null')) AS "nodes_nodes"
        FROM "subscriptions" subscriptions_3
        LEFT JOIN LATERAL
          ( SELECT dated_term.*
          FROM subscription_terms AS dated_term
          WHERE dated_term.customer_id = subscriptions_3."customer_id" AND dated_term.subscription_id = subscriptions_3."id" AND dated_term.effective_from <= greatest(business_today(), subscriptions_3."start_date")
          ORDER BY dated_term.effective_from DESC
          LIMIT 1) subscription_terms_4 ON true
        WHERE subscriptions_3."customer_id" = customers_1."id" AND (subscriptions_3."customer_id" = $2::uuid) AND subscriptions_3."status" = $3::subscription_status
        ORDER BY subscriptions_3."id"
        LIMIT 10) p) || ',"orders":' ||
      (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[', (count(*) > $4::integer)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($5::bytea || sha256($6::bytea || convert_to('Customer.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= $4::integer))[least(count(*), $4::integer)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= $4::integer))[least(count(*), $4::integer)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= $4::integer), '') || ']}')
      FROM
        (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (orders_6."delivery_date")::text || '"', 'null'),coalesce('"' || (orders_6."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= $4::integer THEN
          (SELECT (format('{"id":"%s","status":"%s","deliveryDate":"%s","total":"%s","subscription":%s,"items":[', orders_6."id",orders_6."status",orders_6."delivery_date",coalesce(sum(l."sum of amount"), 0.00),coalesce(
            (SELECT format('{"id":"%s"}', subscriptions_9."id")
            FROM "subscriptions" subscriptions_9
            WHERE subscriptions_9."customer_id" = orders_6."customer_id" AND subscriptions_9."id" = orders_6."subscription_id" AND (subscriptions_9."customer_id" = $2::uuid)), 'null')) || coalesce(string_agg(l.node, ','), '') || '],"delivery":' || coalesce(
            (SELECT (format('{"status":"%s","occurredAt":"%s","method":"%s","items":[', delivery_statuses_10."status",to_char(delivery_statuses_10."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),delivery_statuses_10."method") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"orderedQuantity":"%s","deliveredQuantity":"%s"}', delivery_items_11."ordered_quantity",delivery_items_11."delivered_quantity") AS node
                FROM "delivery_items" delivery_items_11
                WHERE delivery_items_11."customer_id" = delivery_statuses_10."customer_id" AND delivery_items_11."order_id" = delivery_statuses_10."order_id" AND delivery_items_11."delivery_status_id" = delivery_statuses_10."id"
                ORDER BY delivery_items_11."customer_id",delivery_items_11."order_id",delivery_items_11."order_item_id",delivery_items_11."delivery_status_id") l) || ']}')
            FROM "delivery_statuses" delivery_statuses_10
            WHERE delivery_statuses_10."customer_id" = orders_6."customer_id" AND delivery_statuses_10."order_id" = orders_6."id" AND delivery_statuses_10."current"), 'null') || ',"invoiceLines":[' ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","invoice":%s}', invoice_lines_12."amount",coalesce(
                (SELECT format('{"number":%s,"status":"%s","total":"%s","amountDue":%s}', coalesce(to_json(invoices_13."number"), 'null'),invoices_13."status",invoices_13."total",coalesce('"' || (( CASE WHEN invoices_13."status" = 'VOID' THEN 0.00 ELSE invoices_13."total" - invoices_13."amount_paid" - invoices_13."amount_credited" END))::text || '"', 'null'))
                FROM "invoices" invoices_13
                WHERE invoices_13."customer_id" = invoice_lines_12."customer_id" AND invoices_13."id" = invoice_lines_12."invoice_id" AND (invoices_13."customer_id" = $2::uuid)), 'null')) AS node
              FROM "invoice_lines" invoice_lines_12
              WHERE invoice_lines_12."customer_id" = orders_6."customer_id" AND invoice_lines_12."order_id" = orders_6."id" AND invoice_lines_12."live" AND (invoice_lines_12."customer_id" = $2::uuid)
              ORDER BY invoice_lines_12."date",invoice_lines_12."id") l) || ']}')
          FROM
            (SELECT format('{"quantity":"%s","unitPrice":"%s","amount":"%s","product":%s}', order_items_7."quantity",order_items_7."unit_price",order_items_7."amount",coalesce(
              (SELECT format('{"name":%s}', to_json(products_8."name"))
              FROM "products" products_8
              WHERE products_8."id" = order_items_7."product_id"), 'null')) AS node,order_items_7."amount" AS "sum of amount"
            FROM "order_items" order_items_7
            WHERE order_items_7."customer_id" = orders_6."customer_id" AND order_items_7."order_id" = orders_6."id"
            ORDER BY order_items_7."customer_id",order_items_7."order_id",order_items_7."id") l) END AS "nodes_nodes"
        FROM "orders" orders_6
        WHERE orders_6."customer_id" = customers_1."id" AND (orders_6."customer_id" = $2::uuid)
        WINDOW page AS (ORDER BY orders_6."delivery_date" DESC,orders_6."id" DESC)
        ORDER BY orders_6."delivery_date" DESC,orders_6."id" DESC
        LIMIT $4::integer + 1) p) || '}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $7::uuid AND (customers_1."id" = $2::uuid)), 'null') || '}') AS answer OFFSET 0) answered
