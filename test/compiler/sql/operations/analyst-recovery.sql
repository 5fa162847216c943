-- ADMIN, BILLING_ANALYST
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"revenue":[' ||
    (SELECT coalesce(string_agg(l.node, ','), '')
    FROM
      (SELECT format('{"month":%s,"source":%s,"delivered":%s,"billed":%s,"unbilled":%s,"orders":%s}', coalesce('"' || (to_char(revenue_row_1."month", 'YYYY-MM'))::text || '"', 'null'),coalesce('"' || (revenue_row_1."source")::text || '"', 'null'),coalesce('"' || (revenue_row_1."delivered")::text || '"', 'null'),coalesce('"' || (revenue_row_1."billed")::text || '"', 'null'),coalesce('"' || (revenue_row_1."unbilled")::text || '"', 'null'),coalesce((revenue_row_1."orders")::text, 'null')) AS node
      FROM
        ( SELECT CASE WHEN 'DAY' = ANY ($1::text[]) THEN done.delivery_date END AS day, CASE WHEN 'MONTH' = ANY ($1::text[]) THEN date_trunc('month', done.delivery_date)::date END AS month, CASE WHEN 'SOURCE' = ANY ($1::text[]) THEN done.source::text END AS source, CASE WHEN 'AREA' = ANY ($1::text[]) THEN done.area_id END AS area_id, CASE WHEN 'PRODUCT' = ANY ($1::text[]) THEN done.product_id END AS product_id, CASE WHEN 'AGENT' = ANY ($1::text[]) THEN done.agent_id END AS agent_id, count(DISTINCT done.order_id)::integer AS orders, sum(done.amount) AS delivered, coalesce(sum(line.amount), 0.00) AS billed, coalesce(sum(done.amount) FILTER (WHERE line.id IS NULL AND awaits_bill(done.billing)), 0.00) AS unbilled
        FROM delivered_items AS done
        LEFT JOIN invoice_lines AS line ON line.customer_id = done.customer_id AND line.order_id = done.order_id AND line.order_item_id = done.order_item_id AND line.live AND (true)
        WHERE done.delivery_date >= $2::date AND done.delivery_date < $3::date AND (true)
        GROUP BY 1, 2, 3, 4, 5, 6) revenue_row_1
      ORDER BY revenue_row_1."day" NULLS LAST,revenue_row_1."month" NULLS LAST,revenue_row_1."source" COLLATE "und-x-icu" NULLS LAST,revenue_row_1."area_id" NULLS LAST,revenue_row_1."product_id" NULLS LAST,revenue_row_1."agent_id" NULLS LAST) l) || '],"unbilledDeliveries":' ||
    (SELECT (format('{"totalCount":%s,"nodes":[',
      (SELECT (count(*))::text
      FROM "delivery_statuses" delivery_statuses_6
      WHERE awaits_bill(delivery_statuses_6."billing") AND delivery_statuses_6."current" AND EXISTS
        (SELECT 1
        FROM "orders" orders_7
        WHERE orders_7."customer_id" = delivery_statuses_6."customer_id" AND orders_7."id" = delivery_statuses_6."order_id" AND orders_7."source" = $4::order_source))) || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
    FROM
      (SELECT format('{"amount":%s,"delivery":{"id":"%s","occurredAt":"%s","order":%s}}', coalesce('"' || (
        ( SELECT coalesce(sum(item.amount), 0.00)
        FROM billable_items AS item
        WHERE item.customer_id = delivery_statuses_2."customer_id" AND item.order_id = delivery_statuses_2."order_id" AND item.delivery_status_id = delivery_statuses_2."id"))::text || '"', 'null'),delivery_statuses_2."id",to_char(delivery_statuses_2."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),coalesce(
        (SELECT format('{"id":"%s","deliveryDate":"%s","customer":%s}', orders_4."id",orders_4."delivery_date",coalesce(
          (SELECT format('{"id":"%s","name":%s,"phone":%s}', customers_5."id",to_json(customers_5."name"),coalesce(to_json(customers_5."phone"), 'null'))
          FROM "customers" customers_5
          WHERE customers_5."id" = orders_4."customer_id"), 'null'))
        FROM "orders" orders_4
        WHERE orders_4."customer_id" = delivery_statuses_2."customer_id" AND orders_4."id" = delivery_statuses_2."order_id"), 'null')) AS "nodes_nodes"
      FROM "delivery_statuses" delivery_statuses_2
      WHERE awaits_bill(delivery_statuses_2."billing") AND delivery_statuses_2."current" AND EXISTS
        (SELECT 1
        FROM "orders" orders_3
        WHERE orders_3."customer_id" = delivery_statuses_2."customer_id" AND orders_3."id" = delivery_statuses_2."order_id" AND orders_3."source" = $5::order_source)
      ORDER BY delivery_statuses_2."id" DESC
      LIMIT 20) p) || ',"linkageReport":' || coalesce(
    (SELECT (format('{"healthy":%s,"checks":[', coalesce(((linkage_report_8."healthy")::text)::text, 'null')) ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"name":%s,"violations":%s}', coalesce('"' || (linkage_check_9."name")::text || '"', 'null'),coalesce((linkage_check_9."violations")::text, 'null')) AS node
        FROM
          ( SELECT *
          FROM jsonb_to_recordset(linkage_report_8."checks") AS found (place integer, name text, description text, severity text, violations integer, sample jsonb)) linkage_check_9
        ORDER BY linkage_check_9."place") l) || ']}')
    FROM
      ( SELECT business_now() AS checked_at, bool_and(found.severity <> 'ERROR' OR found.violations = 0) AS healthy, jsonb_agg(to_jsonb(found)) AS checks
      FROM
        ( SELECT 0 AS place, 'CUSTOMER_WITHOUT_LOGIN' AS name, 'A customer that nobody can log in as.' AS description, 'WARNING' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            (SELECT 'Customer' AS type, id, id AS customer_id, 'no user' AS detail
            FROM customers
            WHERE user_id IS NULL) AS wrong) AS found UNION ALL SELECT 1 AS place, 'LOGIN_WITHOUT_CUSTOMER' AS name, 'A user of role CUSTOMER without a customer, or a pair that does not point at each other.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'User' AS type, u.id, c.id AS customer_id, 'user and customer disagree' AS detail
            FROM users AS u
            LEFT JOIN customers AS c ON c.id = u.customer_id
            WHERE (u.role = 'CUSTOMER') <> (u.customer_id IS NOT NULL) OR (u.customer_id IS NOT NULL AND c.user_id IS DISTINCT FROM u.id)) AS wrong) AS found UNION ALL SELECT 2 AS place, 'ORDER_WITHOUT_ITEMS' AS name, 'An order without items.' AS description, 'WARNING' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'Order' AS type, o.id, o.customer_id, 'no items' AS detail
            FROM orders AS o
            WHERE o.status <> 'CANCELLED' AND NOT EXISTS
              ( SELECT 1
              FROM order_items AS i
              WHERE i.customer_id = o.customer_id AND i.order_id = o.id)) AS wrong) AS found UNION ALL SELECT 3 AS place, 'DELIVERED_WITHOUT_CONFIRMATION' AS name, 'An order whose status is an outcome (delivered, partly or not delivered) without a current confirmation of it.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'Order' AS type, o.id, o.customer_id, o.status::text AS detail
            FROM orders AS o
            WHERE o.status IN ('DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED') AND NOT EXISTS
              ( SELECT 1
              FROM delivery_statuses AS d
              WHERE d.customer_id = o.customer_id AND d.order_id = o.id AND d.current AND d.status::text = o.status::text)) AS wrong) AS found UNION ALL SELECT 4 AS place, 'CONFIRMATION_WITHOUT_STATUS' AS name, 'A current confirmation whose outcome differs from the status of its order.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'DeliveryStatus' AS type, d.id, d.customer_id, o.status::text AS detail
            FROM delivery_statuses AS d
            JOIN orders AS o ON o.customer_id = d.customer_id AND o.id = d.order_id
            WHERE d.current AND d.status::text <> o.status::text) AS wrong) AS found UNION ALL SELECT 5 AS place, 'OUTCOME_AGAINST_ITEMS' AS name, 'A confirmation whose outcome contradicts its items.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'DeliveryStatus' AS type, d.id, d.customer_id, d.status::text AS detail
            FROM delivery_statuses AS d
            LEFT JOIN
              ( SELECT customer_id, order_id, delivery_status_id, sum(delivered_quantity) AS delivered, sum(ordered_quantity) AS ordered
              FROM delivery_items
              GROUP BY customer_id, order_id, delivery_status_id ) AS lines ON lines.customer_id = d.customer_id AND lines.order_id = d.order_id AND lines.delivery_status_id = d.id
            WHERE d.status::text <> CASE WHEN coalesce(lines.delivered, 0) = 0 THEN 'NOT_DELIVERED' WHEN lines.delivered = lines.ordered THEN 'DELIVERED' ELSE 'PARTIALLY_DELIVERED' END) AS wrong) AS found UNION ALL SELECT 6 AS place, 'DELIVERY_NOT_BILLED' AS name, 'A delivery in an already billed month that is not on an invoice.' AS description, 'WARNING' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT DISTINCT 'DeliveryStatus' AS type, delivery_status_id AS id, customer_id, to_char(delivery_date, 'YYYY-MM-DD') AS detail
            FROM billable_items
            WHERE source = 'SUBSCRIPTION' AND delivery_date <
              (SELECT max(period) + interval '1 month'
              FROM invoices
              WHERE kind = 'PERIODIC' AND status = 'FINALIZED')) AS wrong) AS found UNION ALL SELECT 7 AS place, 'ONE_TIME_ORDER_NOT_BILLED' AS name, 'A delivered one-time order of any month that is not on an invoice.' AS description, 'WARNING' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT DISTINCT 'Order' AS type, order_id AS id, customer_id, to_char(delivery_date, 'YYYY-MM-DD') AS detail
            FROM billable_items
            WHERE source = 'ONE_TIME') AS wrong) AS found UNION ALL SELECT 8 AS place, 'UNVERIFIED_CONFIRMATION' AS name, 'A confirmation made through a share link more than a day ago that nobody has verified.' AS description, 'INFO' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'DeliveryStatus' AS type, id, customer_id, to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS detail
            FROM delivery_statuses
            WHERE method = 'SHARE_LINK' AND verified_at IS NULL AND current AND recorded_at < business_now() - interval '1 day') AS wrong) AS found UNION ALL SELECT 9 AS place, 'INVOICE_TOTAL_AGAINST_LINES' AS name, 'A finalised invoice whose total is not the sum of its lines.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'Invoice' AS type, b.id, b.customer_id, b.total::text AS detail
            FROM invoices AS b
            LEFT JOIN
              ( SELECT customer_id, invoice_id, sum(amount) AS amount
              FROM invoice_lines
              GROUP BY customer_id, invoice_id ) AS lines ON lines.customer_id = b.customer_id AND lines.invoice_id = b.id
            WHERE b.status <> 'DRAFT' AND b.kind <> 'OPENING' AND b.total <> coalesce(lines.amount, 0)) AS wrong) AS found UNION ALL SELECT 10 AS place, 'INVOICE_PAID_AGAINST_ALLOCATIONS' AS name, 'An invoice whose paid amount is not the sum of its allocations.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'Invoice' AS type, b.id, b.customer_id, b.amount_paid::text AS detail
            FROM invoices AS b
            LEFT JOIN
              ( SELECT customer_id, invoice_id, sum(amount) AS amount
              FROM payment_allocations
              WHERE released_at IS NULL
              GROUP BY customer_id, invoice_id ) AS allocated ON allocated.customer_id = b.customer_id AND allocated.invoice_id = b.id
            WHERE b.amount_paid <> coalesce(allocated.amount, 0)) AS wrong) AS found UNION ALL SELECT 11 AS place, 'PAYMENT_AGAINST_ALLOCATIONS' AS name, 'A payment whose allocated amount is not the sum of its allocations.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'Payment' AS type, p.id, p.customer_id, p.allocated::text AS detail
            FROM payments AS p
            LEFT JOIN
              ( SELECT customer_id, payment_id, sum(amount) AS amount
              FROM payment_allocations
              WHERE released_at IS NULL
              GROUP BY customer_id, payment_id ) AS allocations ON allocations.customer_id = p.customer_id AND allocations.payment_id = p.id
            WHERE p.allocated <> coalesce(allocations.amount, 0)) AS wrong) AS found UNION ALL SELECT 12 AS place, 'LEDGER_OUT_OF_STEP' AS name, 'A ledger entry whose number or running balance does not follow from the previous one.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'LedgerEntry' AS type, NULL::uuid AS id, e.customer_id, 'entry ' || e.seq AS detail
            FROM
              ( SELECT customer_id, seq, balance_after, row_number() OVER account AS place, sum(amount) OVER account AS balance
              FROM ledger_entries
              WINDOW account AS (PARTITION BY customer_id ORDER BY seq) ) AS e
            WHERE e.seq <> e.place OR e.balance_after <> e.balance) AS wrong) AS found UNION ALL SELECT 13 AS place, 'DOCUMENT_NOT_IN_LEDGER' AS name, 'A finalised invoice or a payment that is not in the ledger.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'Invoice' AS type, b.id, b.customer_id, coalesce(b.number, b.kind::text) AS detail
            FROM invoices AS b
            WHERE b.status <> 'DRAFT' AND b.issued_at IS NOT NULL AND NOT EXISTS
              ( SELECT 1
              FROM ledger_entries AS e
              WHERE e.customer_id = b.customer_id AND e.invoice_id = b.id) UNION ALL SELECT 'Payment', p.id, p.customer_id, p.amount::text
            FROM payments AS p
            WHERE NOT p.historical AND NOT EXISTS
              ( SELECT 1
              FROM ledger_entries AS e
              WHERE e.customer_id = p.customer_id AND e.payment_id = p.id)) AS wrong) AS found UNION ALL SELECT 14 AS place, 'NUMBER_MISSING' AS name, 'A gap in a series of document numbers.' AS description, 'ERROR' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'DocumentSeries' AS type, NULL::uuid AS id, NULL::uuid AS customer_id, s.series || ' ' || expected.sequence AS detail
            FROM document_series AS s CROSS
            JOIN LATERAL
              (SELECT max(sequence) AS last
              FROM document_numbers AS n
              WHERE n.series = s.series) AS register CROSS
            JOIN LATERAL generate_series(1, last) AS expected (sequence)
            WHERE NOT EXISTS
              (SELECT 1
              FROM document_numbers AS n
              WHERE n.series = s.series AND n.sequence = expected.sequence)) AS wrong) AS found UNION ALL SELECT 15 AS place, 'QUARANTINED_RECORD' AS name, 'A legacy document that is waiting for a decision.' AS description, 'WARNING' AS severity, count(*)::integer AS violations, coalesce(jsonb_agg(to_jsonb(found)) FILTER (WHERE found.n <= 10), '[]'::jsonb) AS sample
        FROM
          (SELECT wrong.*, row_number() OVER () AS n
          FROM
            ( SELECT 'LegacyRecord' AS type, NULL::uuid AS id, NULL::uuid AS customer_id, collection || ' ' || mongo_id AS detail
            FROM legacy_records
            WHERE status = 'QUARANTINED') AS wrong) AS found) AS found) linkage_report_8), 'null') || '}') AS answer OFFSET 0) answered
