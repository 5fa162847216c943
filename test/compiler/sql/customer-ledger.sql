SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
  FROM 
(SELECT ('{"customer":' || coalesce(
(SELECT (format('{"id":"%s","name":%s,"phone":%s,"balance":%s,"user":%s,"subscriptions":', t1."id",to_json(t1."name"),coalesce(to_json(t1."phone"), 'null'),coalesce('"' || ((
  coalesce((
    SELECT latest_entry.balance_after
   
  FROM ledger_entries AS latest_entry
   
  WHERE latest_entry.customer_id = t1."id"
   
  ORDER BY latest_entry.seq DESC
    LIMIT 1
  ), 0)::numeric(14, 2)))::text || '"', 'null'),coalesce(
(SELECT format('{"id":"%s","email":%s,"role":"%s","status":"%s"}', t2."id",to_json(t2."email"),t2."role",t2."status")
  FROM "users" t2
  WHERE t2."id" = t1."user_id" AND t2."customer_id" = t1."id"), 'null')) || 
(SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
  FROM 
(SELECT format('{"id":"%s","mode":%s,"quantity":%s,"product":%s}', t3."id",coalesce('"' || (t4."mode")::text || '"', 'null'),coalesce('"' || (t4."quantity")::text || '"', 'null'),coalesce(
(SELECT format('{"name":%s,"unit":"%s"}', to_json(t5."name"),t5."unit")
  FROM "products" t5
  WHERE t5."id" = t3."product_id"), 'null')) AS "nodes_nodes"
  FROM "subscriptions" t3 LEFT JOIN LATERAL (
    SELECT dated_term.*
   
  FROM subscription_terms AS dated_term
   
  WHERE dated_term.customer_id = t3."customer_id"
      AND dated_term.subscription_id = t3."id"
      AND dated_term.effective_from <= greatest(business_today(), t3."start_date")
   
  ORDER BY dated_term.effective_from DESC
    LIMIT 1) t4 ON true
  WHERE t3."customer_id" = t1."id" AND t3."status" = $1::subscription_status
  ORDER BY t3."id" LIMIT 10) p) || ',"orders":' || 
(SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[', (count(*) > $2::integer)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Customer.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys
  ORDER BY p.n) FILTER (WHERE p.n <= $2::integer))[least(count(*), $2::integer)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys
  ORDER BY p.n) FILTER (WHERE p.n <= $2::integer))[least(count(*), $2::integer)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= $2::integer), '') || ']}')
  FROM 
(SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (t6."delivery_date")::text || '"', 'null'),coalesce('"' || (t6."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= $2::integer THEN 
(SELECT (format('{"id":"%s","status":"%s","deliveryDate":"%s","total":"%s","subscription":%s,"items":[', t6."id",t6."status",t6."delivery_date",coalesce(sum(l."sum of amount"), 0.00),coalesce((CASE WHEN t6."subscription_id" IS NOT NULL THEN format('{"id":"%s"}', t6."subscription_id") END), 'null')) || coalesce(string_agg(l.node, ','), '') || '],"delivery":' || coalesce(
(SELECT (format('{"status":"%s","occurredAt":"%s","method":"%s","items":[', t10."status",to_char(t10."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),t10."method") || 
(SELECT coalesce(string_agg(l.node, ','), '')
  FROM 
(SELECT format('{"orderedQuantity":"%s","deliveredQuantity":"%s"}', t11."ordered_quantity",t11."delivered_quantity") AS node
  FROM "delivery_items" t11
  WHERE t11."customer_id" = t10."customer_id" AND t11."order_id" = t10."order_id" AND t11."delivery_status_id" = t10."id"
  ORDER BY t11."customer_id",t11."order_id",t11."order_item_id",t11."delivery_status_id") l) || ']}')
  FROM "delivery_statuses" t10
  WHERE t10."customer_id" = t6."customer_id" AND t10."order_id" = t6."id" AND t10."current"), 'null') || ',"invoiceLines":[' || 
(SELECT coalesce(string_agg(l.node, ','), '')
  FROM 
(SELECT format('{"amount":"%s","invoice":%s}', t12."amount",coalesce(
(SELECT format('{"number":%s,"status":"%s","total":"%s","amountDue":%s}', coalesce(to_json(t13."number"), 'null'),t13."status",t13."total",coalesce('"' || ((
      CASE WHEN t13."status" = 'VOID' THEN 0
      ELSE t13."total" - t13."amount_paid" - t13."amount_credited" END::numeric(14, 2)))::text || '"', 'null'))
  FROM "invoices" t13
  WHERE t13."customer_id" = t12."customer_id" AND t13."id" = t12."invoice_id"), 'null')) AS node
  FROM "invoice_lines" t12
  WHERE t12."customer_id" = t6."customer_id" AND t12."order_id" = t6."id" AND t12."live"
  ORDER BY t12."date",t12."id") l) || ']}')
  FROM 
(SELECT format('{"quantity":"%s","unitPrice":"%s","amount":"%s","product":%s}', t7."quantity",t7."unit_price",t7."amount",coalesce(
(SELECT format('{"name":%s}', to_json(t8."name"))
  FROM "products" t8
  WHERE t8."id" = t7."product_id"), 'null')) AS node,t7."amount" AS "sum of amount"
  FROM "order_items" t7
  WHERE t7."customer_id" = t6."customer_id" AND t7."order_id" = t6."id"
  ORDER BY t7."customer_id",t7."order_id",t7."id") l) END AS "nodes_nodes"
  FROM "orders" t6
  WHERE t6."customer_id" = t1."id"
  WINDOW page AS (ORDER BY t6."delivery_date" DESC,t6."id" DESC)
  ORDER BY t6."delivery_date" DESC,t6."id" DESC LIMIT $2::integer + 1) p) || '}')
  FROM "customers" t1
  WHERE t1."id" = $5::uuid), 'null') || '}') AS answer OFFSET 0) answered
