-- { node(id: "018f0000-0000-7000-8000-000000000000") { id } }

-- ADMIN
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"node":' || coalesce(coalesce(
    (SELECT format('{"id":"%s"}', customers_1."id")
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', users_2."id")
    FROM "users" users_2
    WHERE users_2."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', invoices_3."id")
    FROM "invoices" invoices_3
    WHERE invoices_3."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', credit_notes_4."id")
    FROM "credit_notes" credit_notes_4
    WHERE credit_notes_4."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', invoice_lines_5."id")
    FROM "invoice_lines" invoice_lines_5
    WHERE invoice_lines_5."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', payments_6."id")
    FROM "payments" payments_6
    WHERE payments_6."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', products_7."id")
    FROM "products" products_7
    WHERE products_7."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', orders_8."id")
    FROM "orders" orders_8
    WHERE orders_8."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', delivery_statuses_9."id")
    FROM "delivery_statuses" delivery_statuses_9
    WHERE delivery_statuses_9."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', subscriptions_10."id")
    FROM "subscriptions" subscriptions_10
    WHERE subscriptions_10."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', areas_11."id")
    FROM "areas" areas_11
    WHERE areas_11."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', addresses_12."id")
    FROM "addresses" addresses_12
    WHERE addresses_12."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', share_links_13."id")
    FROM "share_links" share_links_13
    WHERE share_links_13."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', audit_events_14."id")
    FROM "audit_events" audit_events_14
    WHERE audit_events_14."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', import_runs_15."id")
    FROM "import_runs" import_runs_15
    WHERE import_runs_15."id" = $1::uuid)), 'null') || '}') AS answer OFFSET 0) answered

-- BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"node":' || coalesce(coalesce(
    (SELECT format('{"id":"%s"}', customers_1."id")
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', users_2."id")
    FROM "users" users_2
    WHERE users_2."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', invoices_3."id")
    FROM "invoices" invoices_3
    WHERE invoices_3."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', credit_notes_4."id")
    FROM "credit_notes" credit_notes_4
    WHERE credit_notes_4."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', invoice_lines_5."id")
    FROM "invoice_lines" invoice_lines_5
    WHERE invoice_lines_5."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', payments_6."id")
    FROM "payments" payments_6
    WHERE payments_6."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', products_7."id")
    FROM "products" products_7
    WHERE products_7."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', orders_8."id")
    FROM "orders" orders_8
    WHERE orders_8."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', delivery_statuses_9."id")
    FROM "delivery_statuses" delivery_statuses_9
    WHERE delivery_statuses_9."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', subscriptions_10."id")
    FROM "subscriptions" subscriptions_10
    WHERE subscriptions_10."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', areas_11."id")
    FROM "areas" areas_11
    WHERE areas_11."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', addresses_12."id")
    FROM "addresses" addresses_12
    WHERE addresses_12."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', share_links_13."id")
    FROM "share_links" share_links_13
    WHERE share_links_13."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', audit_events_14."id")
    FROM "audit_events" audit_events_14
    WHERE audit_events_14."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', import_runs_15."id")
    FROM "import_runs" import_runs_15
    WHERE import_runs_15."id" = $1::uuid AND false)), 'null') || '}') AS answer OFFSET 0) answered

-- MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"node":' || coalesce(coalesce(
    (SELECT format('{"id":"%s"}', customers_1."id")
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', users_2."id")
    FROM "users" users_2
    WHERE users_2."id" = $1::uuid AND (users_2."role" IN ('CUSTOMER', 'DELIVERY_AGENT') OR users_2."id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', invoices_3."id")
    FROM "invoices" invoices_3
    WHERE invoices_3."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', credit_notes_4."id")
    FROM "credit_notes" credit_notes_4
    WHERE credit_notes_4."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', invoice_lines_5."id")
    FROM "invoice_lines" invoice_lines_5
    WHERE invoice_lines_5."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', payments_6."id")
    FROM "payments" payments_6
    WHERE payments_6."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', products_7."id")
    FROM "products" products_7
    WHERE products_7."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', orders_8."id")
    FROM "orders" orders_8
    WHERE orders_8."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', delivery_statuses_9."id")
    FROM "delivery_statuses" delivery_statuses_9
    WHERE delivery_statuses_9."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', subscriptions_10."id")
    FROM "subscriptions" subscriptions_10
    WHERE subscriptions_10."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', areas_11."id")
    FROM "areas" areas_11
    WHERE areas_11."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', addresses_12."id")
    FROM "addresses" addresses_12
    WHERE addresses_12."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', share_links_13."id")
    FROM "share_links" share_links_13
    WHERE share_links_13."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', audit_events_14."id")
    FROM "audit_events" audit_events_14
    WHERE audit_events_14."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', import_runs_15."id")
    FROM "import_runs" import_runs_15
    WHERE import_runs_15."id" = $1::uuid AND false)), 'null') || '}') AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"node":' || coalesce(coalesce(
    (SELECT format('{"id":"%s"}', customers_1."id")
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid AND ( customers_1."agent_id" = $2::uuid OR customers_1."id" = ANY (ARRAY
      ( SELECT agent_order.customer_id
      FROM orders AS agent_order
      WHERE agent_order.agent_id = $2::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))),
    (SELECT format('{"id":"%s"}', users_2."id")
    FROM "users" users_2
    WHERE users_2."id" = $1::uuid AND (users_2."id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', invoices_3."id")
    FROM "invoices" invoices_3
    WHERE invoices_3."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', credit_notes_4."id")
    FROM "credit_notes" credit_notes_4
    WHERE credit_notes_4."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', invoice_lines_5."id")
    FROM "invoice_lines" invoice_lines_5
    WHERE invoice_lines_5."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', payments_6."id")
    FROM "payments" payments_6
    WHERE payments_6."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', products_7."id")
    FROM "products" products_7
    WHERE products_7."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', orders_8."id")
    FROM "orders" orders_8
    WHERE orders_8."id" = $1::uuid AND ( (orders_8."agent_id" = $2::uuid AND orders_8."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_8."customer_id" = ANY (ARRAY
      ( SELECT assigned_customer.id
      FROM customers AS assigned_customer
      WHERE assigned_customer.agent_id = $2::uuid )))),
    (SELECT format('{"id":"%s"}', delivery_statuses_9."id")
    FROM "delivery_statuses" delivery_statuses_9
    WHERE delivery_statuses_9."id" = $1::uuid AND EXISTS
      (SELECT 1
      FROM "orders" orders_10
      WHERE orders_10."customer_id" = delivery_statuses_9."customer_id" AND orders_10."id" = delivery_statuses_9."order_id" AND ( (orders_10."agent_id" = $2::uuid AND orders_10."delivery_date" BETWEEN business_today() - 1 AND business_today() + 1) OR orders_10."customer_id" = ANY (ARRAY
        ( SELECT assigned_customer.id
        FROM customers AS assigned_customer
        WHERE assigned_customer.agent_id = $2::uuid ))))),
    (SELECT format('{"id":"%s"}', subscriptions_11."id")
    FROM "subscriptions" subscriptions_11
    WHERE subscriptions_11."id" = $1::uuid AND EXISTS
      (SELECT 1
      FROM "customers" customers_12
      WHERE customers_12."id" = subscriptions_11."customer_id" AND ( customers_12."agent_id" = $2::uuid OR customers_12."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $2::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))))),
    (SELECT format('{"id":"%s"}', areas_13."id")
    FROM "areas" areas_13
    WHERE areas_13."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', addresses_14."id")
    FROM "addresses" addresses_14
    WHERE addresses_14."id" = $1::uuid AND EXISTS
      (SELECT 1
      FROM "customers" customers_15
      WHERE customers_15."id" = addresses_14."customer_id" AND ( customers_15."agent_id" = $2::uuid OR customers_15."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $2::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))))),
    (SELECT format('{"id":"%s"}', share_links_16."id")
    FROM "share_links" share_links_16
    WHERE share_links_16."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', audit_events_17."id")
    FROM "audit_events" audit_events_17
    WHERE audit_events_17."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', import_runs_18."id")
    FROM "import_runs" import_runs_18
    WHERE import_runs_18."id" = $1::uuid AND false)), 'null') || '}') AS answer OFFSET 0) answered

-- SUPPLIER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"node":' || coalesce(coalesce(
    (SELECT format('{"id":"%s"}', customers_1."id")
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', users_2."id")
    FROM "users" users_2
    WHERE users_2."id" = $1::uuid AND (users_2."id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', invoices_3."id")
    FROM "invoices" invoices_3
    WHERE invoices_3."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', credit_notes_4."id")
    FROM "credit_notes" credit_notes_4
    WHERE credit_notes_4."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', invoice_lines_5."id")
    FROM "invoice_lines" invoice_lines_5
    WHERE invoice_lines_5."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', payments_6."id")
    FROM "payments" payments_6
    WHERE payments_6."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', products_7."id")
    FROM "products" products_7
    WHERE products_7."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', orders_8."id")
    FROM "orders" orders_8
    WHERE orders_8."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', delivery_statuses_9."id")
    FROM "delivery_statuses" delivery_statuses_9
    WHERE delivery_statuses_9."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', subscriptions_10."id")
    FROM "subscriptions" subscriptions_10
    WHERE subscriptions_10."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', areas_11."id")
    FROM "areas" areas_11
    WHERE areas_11."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', addresses_12."id")
    FROM "addresses" addresses_12
    WHERE addresses_12."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', share_links_13."id")
    FROM "share_links" share_links_13
    WHERE share_links_13."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', audit_events_14."id")
    FROM "audit_events" audit_events_14
    WHERE audit_events_14."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', import_runs_15."id")
    FROM "import_runs" import_runs_15
    WHERE import_runs_15."id" = $1::uuid AND false)), 'null') || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"node":' || coalesce(coalesce(
    (SELECT format('{"id":"%s"}', customers_1."id")
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid AND (customers_1."id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', users_2."id")
    FROM "users" users_2
    WHERE users_2."id" = $1::uuid AND (users_2."id" = $3::uuid)),
    (SELECT format('{"id":"%s"}', invoices_3."id")
    FROM "invoices" invoices_3
    WHERE invoices_3."id" = $1::uuid AND (invoices_3."customer_id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', credit_notes_4."id")
    FROM "credit_notes" credit_notes_4
    WHERE credit_notes_4."id" = $1::uuid AND (credit_notes_4."customer_id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', invoice_lines_5."id")
    FROM "invoice_lines" invoice_lines_5
    WHERE invoice_lines_5."id" = $1::uuid AND (invoice_lines_5."customer_id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', payments_6."id")
    FROM "payments" payments_6
    WHERE payments_6."id" = $1::uuid AND (payments_6."customer_id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', products_7."id")
    FROM "products" products_7
    WHERE products_7."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', orders_8."id")
    FROM "orders" orders_8
    WHERE orders_8."id" = $1::uuid AND (orders_8."customer_id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', delivery_statuses_9."id")
    FROM "delivery_statuses" delivery_statuses_9
    WHERE delivery_statuses_9."id" = $1::uuid AND EXISTS
      (SELECT 1
      FROM "orders" orders_10
      WHERE orders_10."customer_id" = delivery_statuses_9."customer_id" AND orders_10."id" = delivery_statuses_9."order_id" AND (orders_10."customer_id" = $2::uuid))),
    (SELECT format('{"id":"%s"}', subscriptions_11."id")
    FROM "subscriptions" subscriptions_11
    WHERE subscriptions_11."id" = $1::uuid AND (subscriptions_11."customer_id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', areas_12."id")
    FROM "areas" areas_12
    WHERE areas_12."id" = $1::uuid),
    (SELECT format('{"id":"%s"}', addresses_13."id")
    FROM "addresses" addresses_13
    WHERE addresses_13."id" = $1::uuid AND (addresses_13."customer_id" = $2::uuid)),
    (SELECT format('{"id":"%s"}', share_links_14."id")
    FROM "share_links" share_links_14
    WHERE share_links_14."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', audit_events_15."id")
    FROM "audit_events" audit_events_15
    WHERE audit_events_15."id" = $1::uuid AND false),
    (SELECT format('{"id":"%s"}', import_runs_16."id")
    FROM "import_runs" import_runs_16
    WHERE import_runs_16."id" = $1::uuid AND false)), 'null') || '}') AS answer OFFSET 0) answered
