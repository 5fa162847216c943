SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
  FROM 
(SELECT ('{"viewer":' || coalesce(
(SELECT (format('{"user":%s,"customer":', coalesce(
(SELECT format('{"id":"%s","email":%s,"role":"%s"}', t1."id",to_json(t1."email"),t1."role")
  FROM "users" t1
  WHERE t1."id" = $1::uuid AND (t1."id" = $1::uuid) LIMIT 1), 'null')) || coalesce(
(SELECT (format('{"id":"%s","balance":%s,"orders":', t2."id",coalesce('"' || ((
  coalesce((
    SELECT latest_entry.balance_after
   
  FROM ledger_entries AS latest_entry
   
  WHERE latest_entry.customer_id = t2."id"
   
  ORDER BY latest_entry.seq DESC
    LIMIT 1
  ), 0)::numeric(14, 2)))::text || '"', 'null')) || 
(SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
  FROM 
(SELECT (format('{"id":"%s","deliveryDate":"%s","shift":"%s","status":"%s","items":[', t3."id",t3."delivery_date",t3."shift",t3."status") || 
(SELECT coalesce(string_agg(l.node, ','), '')
  FROM 
(SELECT format('{"quantity":"%s","product":%s}', t4."quantity",coalesce(
(SELECT format('{"name":%s}', to_json(t5."name"))
  FROM "products" t5
  WHERE t5."id" = t4."product_id"), 'null')) AS node
  FROM "order_items" t4
  WHERE t4."customer_id" = t3."customer_id" AND t4."order_id" = t3."id"
  ORDER BY t4."customer_id",t4."order_id",t4."id") l) || ']}') AS "nodes_nodes"
  FROM "orders" t3
  WHERE t3."customer_id" = t2."id" AND (t3."customer_id" = $2::uuid) AND t3."delivery_date" >= $3::date
  ORDER BY t3."delivery_date",t3."id" LIMIT 5) p) || ',"invoices":' || 
(SELECT ('{"nodes":[' || coalesce(string_agg(p."nodes_nodes", ','), '') || ']}')
  FROM 
(SELECT (format('{"number":%s,"period":"%s","total":"%s","amountDue":%s,"paymentStatus":%s,"payments":[', coalesce(to_json(t6."number"), 'null'),to_char(t6."period", 'YYYY-MM'),t6."total",coalesce('"' || ((
      CASE WHEN t6."status" = 'VOID' THEN 0
      ELSE t6."total" - t6."amount_paid" - t6."amount_credited" END::numeric(14, 2)))::text || '"', 'null'),coalesce('"' || ((
      CASE
        WHEN t6."status" <> 'FINALIZED' THEN 'UNPAID'
        WHEN t6."amount_paid" + t6."amount_credited" >= t6."total" THEN 'PAID'
        WHEN t6."due_date" < business_today() THEN 'OVERDUE'
        WHEN t6."amount_paid" > 0 THEN 'PARTIALLY_PAID'
        ELSE 'UNPAID'
      END))::text || '"', 'null')) || 
(SELECT coalesce(string_agg(l.node, ','), '')
  FROM 
(SELECT format('{"amount":"%s","payment":%s}', t7."amount",coalesce(
(SELECT format('{"method":"%s","receivedAt":"%s"}', t9."method",to_char(t9."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  FROM "payments" t9
  WHERE t9."customer_id" = t7."customer_id" AND t9."id" = t7."payment_id" AND (t9."customer_id" = $2::uuid)), 'null')) AS node
  FROM "payment_allocations" t7
  WHERE t7."customer_id" = t6."customer_id" AND t7."invoice_id" = t6."id" AND t7."released_at" IS NULL AND EXISTS 
(SELECT 1
  FROM "payments" t8
  WHERE t8."customer_id" = t7."customer_id" AND t8."id" = t7."payment_id" AND (t8."customer_id" = $2::uuid))
  ORDER BY t7."created_at",t7."customer_id",t7."payment_id",t7."id") l) || ']}') AS "nodes_nodes"
  FROM "invoices" t6
  WHERE t6."customer_id" = t2."id" AND (t6."customer_id" = $2::uuid)
  ORDER BY t6."period" DESC,t6."id" DESC LIMIT 3) p) || '}')
  FROM "customers" t2
  WHERE t2."id" = $2::uuid AND (t2."id" = $2::uuid) LIMIT 1), 'null') || '}')
  WHERE $4::text IS NOT NULL), 'null') || '}') AS answer OFFSET 0) answered
