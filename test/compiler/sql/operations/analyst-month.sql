-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "customers" customers_10
      WHERE EXISTS
        (SELECT 1
        FROM "areas" areas_11
        WHERE areas_11."id" = customers_10."area_id" AND areas_11."id" = $1::uuid)),(count(*) > 50)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($2::bytea || sha256($3::bytea || convert_to('Query.customers|name ASC,id ASC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 50), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce(to_json((customers_1."name")::text), 'null'),coalesce('"' || (customers_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 50 THEN (format('{"id":"%s","name":%s,"balance":%s,"orders":', customers_1."id",to_json(customers_1."name"),coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_1."id") AS account)))::text || '"', 'null')) ||
        (SELECT (format('{"totalCount":%s,"aggregate":{"count":%s,"sum":{"total":%s}},"nodes":[', count(*),count(*),coalesce('"' || (sum(p.f1))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 100), '') || ']}')
        FROM
          (SELECT orders_3.list_number AS n,CASE WHEN orders_3.list_number <= 100 THEN (format('{"id":"%s","source":"%s","status":"%s","deliveryDate":"%s","items":[', orders_3."id",orders_3."source",orders_3."status",orders_3."delivery_date") || items_5.nodes || '],"delivery":' || coalesce(
            (SELECT (format('{"status":"%s","items":[', delivery_statuses_6."status") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"deliveredQuantity":"%s"}', delivery_items_7."delivered_quantity") AS node
                FROM "delivery_items" delivery_items_7
                WHERE delivery_items_7."customer_id" = delivery_statuses_6."customer_id" AND delivery_items_7."order_id" = delivery_statuses_6."order_id" AND delivery_items_7."delivery_status_id" = delivery_statuses_6."id"
                ORDER BY delivery_items_7."customer_id",delivery_items_7."order_id",delivery_items_7."order_item_id",delivery_items_7."delivery_status_id") l) || ']}')
            FROM "delivery_statuses" delivery_statuses_6
            WHERE delivery_statuses_6."customer_id" = orders_3."customer_id" AND delivery_statuses_6."order_id" = orders_3."id" AND delivery_statuses_6."current"), 'null') || ',"invoiceLines":[' ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","invoice":%s}', invoice_lines_8."amount",coalesce(
                (SELECT format('{"number":%s,"period":"%s","status":"%s"}', coalesce(to_json(invoices_9."number"), 'null'),to_char(invoices_9."period", 'YYYY-MM'),invoices_9."status")
                FROM "invoices" invoices_9
                WHERE invoices_9."customer_id" = invoice_lines_8."customer_id" AND invoices_9."id" = invoice_lines_8."invoice_id"), 'null')) AS node
              FROM "invoice_lines" invoice_lines_8
              WHERE invoice_lines_8."customer_id" = orders_3."customer_id" AND invoice_lines_8."order_id" = orders_3."id" AND invoice_lines_8."live"
              ORDER BY invoice_lines_8."date",invoice_lines_8."id") l) || ']}') END AS "nodes_nodes",items_5."sum of amount" AS f1
          FROM
            (SELECT orders_3.*, row_number() OVER (ORDER BY orders_3."delivery_date",orders_3."id") AS list_number
            FROM "orders" orders_3
            WHERE orders_3."customer_id" = customers_1."id" AND orders_3."delivery_date" < $4::date AND orders_3."delivery_date" >= $5::date) orders_3
          LEFT JOIN LATERAL
            (SELECT coalesce(string_agg(l.node, ','), '') AS nodes,coalesce(sum(l."sum of amount"), 0.00) AS "sum of amount"
            FROM
              (SELECT CASE WHEN orders_3.list_number <= 100 THEN format('{"quantity":"%s","unitPrice":"%s","amount":"%s"}', order_items_4."quantity",order_items_4."unit_price",order_items_4."amount") END AS node,order_items_4."amount" AS "sum of amount"
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id"
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) items_5 ON true
          ORDER BY orders_3."delivery_date",orders_3."id") p) || '}') END AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE EXISTS
        (SELECT 1
        FROM "areas" areas_2
        WHERE areas_2."id" = customers_1."area_id" AND areas_2."id" = $6::uuid)
      WINDOW page AS (ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id")
      ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id"
      LIMIT 50 + 1) p) || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "customers" customers_10
      WHERE ( customers_10."agent_id" = $1::uuid OR customers_10."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))) AND EXISTS
        (SELECT 1
        FROM "areas" areas_11
        WHERE areas_11."id" = customers_10."area_id" AND areas_11."id" = $2::uuid)),(count(*) > 50)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Query.customers|name ASC,id ASC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 50), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce(to_json((customers_1."name")::text), 'null'),coalesce('"' || (customers_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 50 THEN (format('{"id":"%s","name":%s,"balance":%s,"orders":', customers_1."id",to_json(customers_1."name"),coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_1."id") AS account)))::text || '"', 'null')) ||
        (SELECT (format('{"totalCount":%s,"aggregate":{"count":%s,"sum":{"total":%s}},"nodes":[', count(*),count(*),coalesce('"' || (sum(p.f1))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 100), '') || ']}')
        FROM
          (SELECT orders_3.list_number AS n,CASE WHEN orders_3.list_number <= 100 THEN (format('{"id":"%s","source":"%s","status":"%s","deliveryDate":"%s","items":[', orders_3."id",orders_3."source",orders_3."status",orders_3."delivery_date") || items_5.nodes || '],"delivery":' || coalesce(
            (SELECT (format('{"status":"%s","items":[', delivery_statuses_6."status") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"deliveredQuantity":"%s"}', delivery_items_7."delivered_quantity") AS node
                FROM "delivery_items" delivery_items_7
                WHERE delivery_items_7."customer_id" = delivery_statuses_6."customer_id" AND delivery_items_7."order_id" = delivery_statuses_6."order_id" AND delivery_items_7."delivery_status_id" = delivery_statuses_6."id"
                ORDER BY delivery_items_7."customer_id",delivery_items_7."order_id",delivery_items_7."order_item_id",delivery_items_7."delivery_status_id") l) || ']}')
            FROM "delivery_statuses" delivery_statuses_6
            WHERE delivery_statuses_6."customer_id" = orders_3."customer_id" AND delivery_statuses_6."order_id" = orders_3."id" AND delivery_statuses_6."current"), 'null') || ',"invoiceLines":[' ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","invoice":%s}', invoice_lines_8."amount",coalesce(
                (SELECT format('{"number":%s,"period":"%s","status":"%s"}', coalesce(to_json(invoices_9."number"), 'null'),to_char(invoices_9."period", 'YYYY-MM'),invoices_9."status")
                FROM "invoices" invoices_9
                WHERE invoices_9."customer_id" = invoice_lines_8."customer_id" AND invoices_9."id" = invoice_lines_8."invoice_id" AND false), 'null')) AS node
              FROM "invoice_lines" invoice_lines_8
              WHERE invoice_lines_8."customer_id" = orders_3."customer_id" AND invoice_lines_8."order_id" = orders_3."id" AND invoice_lines_8."live" AND false
              ORDER BY invoice_lines_8."date",invoice_lines_8."id") l) || ']}') END AS "nodes_nodes",items_5."sum of amount" AS f1
          FROM
            (SELECT orders_3.*, row_number() OVER (ORDER BY orders_3."delivery_date",orders_3."id") AS list_number
            FROM "orders" orders_3
            WHERE orders_3."customer_id" = customers_1."id" AND ( (orders_3."agent_id" = $1::uuid AND orders_3."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_3."customer_id" = ANY (ARRAY
              ( SELECT assigned_customer.id
              FROM customers AS assigned_customer
              WHERE assigned_customer.agent_id = $1::uuid ))) AND orders_3."delivery_date" < $5::date AND orders_3."delivery_date" >= $6::date) orders_3
          LEFT JOIN LATERAL
            (SELECT coalesce(string_agg(l.node, ','), '') AS nodes,coalesce(sum(l."sum of amount"), 0.00) AS "sum of amount"
            FROM
              (SELECT CASE WHEN orders_3.list_number <= 100 THEN format('{"quantity":"%s","unitPrice":"%s","amount":"%s"}', order_items_4."quantity",order_items_4."unit_price",order_items_4."amount") END AS node,order_items_4."amount" AS "sum of amount"
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id"
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) items_5 ON true
          ORDER BY orders_3."delivery_date",orders_3."id") p) || '}') END AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE ( customers_1."agent_id" = $1::uuid OR customers_1."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))) AND EXISTS
        (SELECT 1
        FROM "areas" areas_2
        WHERE areas_2."id" = customers_1."area_id" AND areas_2."id" = $7::uuid)
      WINDOW page AS (ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id")
      ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id"
      LIMIT 50 + 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customers":' ||
    (SELECT (format('{"totalCount":%s,"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[',
      (SELECT (count(*))::text
      FROM "customers" customers_10
      WHERE (customers_10."id" = $1::uuid) AND EXISTS
        (SELECT 1
        FROM "areas" areas_11
        WHERE areas_11."id" = customers_10."area_id" AND areas_11."id" = $2::uuid)),(count(*) > 50)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Query.customers|name ASC,id ASC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 50))[least(count(*), 50)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 50), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce(to_json((customers_1."name")::text), 'null'),coalesce('"' || (customers_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 50 THEN (format('{"id":"%s","name":%s,"balance":%s,"orders":', customers_1."id",to_json(customers_1."name"),coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_1."id") AS account)))::text || '"', 'null')) ||
        (SELECT (format('{"totalCount":%s,"aggregate":{"count":%s,"sum":{"total":%s}},"nodes":[', count(*),count(*),coalesce('"' || (sum(p.f1))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 100), '') || ']}')
        FROM
          (SELECT orders_3.list_number AS n,CASE WHEN orders_3.list_number <= 100 THEN (format('{"id":"%s","source":"%s","status":"%s","deliveryDate":"%s","items":[', orders_3."id",orders_3."source",orders_3."status",orders_3."delivery_date") || items_5.nodes || '],"delivery":' || coalesce(
            (SELECT (format('{"status":"%s","items":[', delivery_statuses_6."status") ||
              (SELECT coalesce(string_agg(l.node, ','), '')
              FROM
                (SELECT format('{"deliveredQuantity":"%s"}', delivery_items_7."delivered_quantity") AS node
                FROM "delivery_items" delivery_items_7
                WHERE delivery_items_7."customer_id" = delivery_statuses_6."customer_id" AND delivery_items_7."order_id" = delivery_statuses_6."order_id" AND delivery_items_7."delivery_status_id" = delivery_statuses_6."id"
                ORDER BY delivery_items_7."customer_id",delivery_items_7."order_id",delivery_items_7."order_item_id",delivery_items_7."delivery_status_id") l) || ']}')
            FROM "delivery_statuses" delivery_statuses_6
            WHERE delivery_statuses_6."customer_id" = orders_3."customer_id" AND delivery_statuses_6."order_id" = orders_3."id" AND delivery_statuses_6."current"), 'null') || ',"invoiceLines":[' ||
            (SELECT coalesce(string_agg(l.node, ','), '')
            FROM
              (SELECT format('{"amount":"%s","invoice":%s}', invoice_lines_8."amount",coalesce(
                (SELECT format('{"number":%s,"period":"%s","status":"%s"}', coalesce(to_json(invoices_9."number"), 'null'),to_char(invoices_9."period", 'YYYY-MM'),invoices_9."status")
                FROM "invoices" invoices_9
                WHERE invoices_9."customer_id" = invoice_lines_8."customer_id" AND invoices_9."id" = invoice_lines_8."invoice_id" AND (invoices_9."customer_id" = $1::uuid)), 'null')) AS node
              FROM "invoice_lines" invoice_lines_8
              WHERE invoice_lines_8."customer_id" = orders_3."customer_id" AND invoice_lines_8."order_id" = orders_3."id" AND invoice_lines_8."live" AND (invoice_lines_8."customer_id" = $1::uuid)
              ORDER BY invoice_lines_8."date",invoice_lines_8."id") l) || ']}') END AS "nodes_nodes",items_5."sum of amount" AS f1
          FROM
            (SELECT orders_3.*, row_number() OVER (ORDER BY orders_3."delivery_date",orders_3."id") AS list_number
            FROM "orders" orders_3
            WHERE orders_3."customer_id" = customers_1."id" AND (orders_3."customer_id" = $1::uuid) AND orders_3."delivery_date" < $5::date AND orders_3."delivery_date" >= $6::date) orders_3
          LEFT JOIN LATERAL
            (SELECT coalesce(string_agg(l.node, ','), '') AS nodes,coalesce(sum(l."sum of amount"), 0.00) AS "sum of amount"
            FROM
              (SELECT CASE WHEN orders_3.list_number <= 100 THEN format('{"quantity":"%s","unitPrice":"%s","amount":"%s"}', order_items_4."quantity",order_items_4."unit_price",order_items_4."amount") END AS node,order_items_4."amount" AS "sum of amount"
              FROM "order_items" order_items_4
              WHERE order_items_4."customer_id" = orders_3."customer_id" AND order_items_4."order_id" = orders_3."id"
              ORDER BY order_items_4."customer_id",order_items_4."order_id",order_items_4."id") l) items_5 ON true
          ORDER BY orders_3."delivery_date",orders_3."id") p) || '}') END AS "nodes_nodes"
      FROM "customers" customers_1
      WHERE (customers_1."id" = $1::uuid) AND EXISTS
        (SELECT 1
        FROM "areas" areas_2
        WHERE areas_2."id" = customers_1."area_id" AND areas_2."id" = $7::uuid)
      WINDOW page AS (ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id")
      ORDER BY customers_1."name" COLLATE "und-x-icu",customers_1."id"
      LIMIT 50 + 1) p) || '}') AS answer OFFSET 0) answered
