SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
  FROM 
(SELECT json_build_object('viewer', 
(SELECT json_build_object('user', 
(SELECT json_build_object('id', t1."id",'email', t1."email",'role', t1."role")
  FROM "users" t1
  WHERE t1."id" = $1::uuid AND (t1."id" = $1::uuid) LIMIT 1),'customer', 
(SELECT json_build_object('id', t2."id",'balance', ((
  coalesce((
    SELECT latest_entry.balance_after
   
  FROM ledger_entries AS latest_entry
   
  WHERE latest_entry.customer_id = t2."id"
   
  ORDER BY latest_entry.seq DESC
    LIMIT 1
  ), 0)::numeric(14, 2)))::text,'orders', 
(SELECT json_build_object('nodes', coalesce(json_agg(p."nodes_nodes"), '[]'::json))
  FROM 
(SELECT json_build_object('id', t3."id",'deliveryDate', t3."delivery_date",'shift', t3."shift",'status', t3."status",'items', 
(SELECT coalesce(json_agg(l.node), '[]'::json)
  FROM 
(SELECT json_build_object('quantity', (t4."quantity")::text,'product', 
(SELECT json_build_object('name', t5."name")
  FROM "products" t5
  WHERE t5."id" = t4."product_id")) AS node
  FROM "order_items" t4
  WHERE t4."customer_id" = t3."customer_id" AND t4."order_id" = t3."id"
  ORDER BY t4."customer_id",t4."order_id",t4."id") l)) AS "nodes_nodes"
  FROM "orders" t3
  WHERE t3."customer_id" = t2."id" AND (t3."customer_id" = $2::uuid) AND t3."delivery_date" >= $3::date
  ORDER BY t3."delivery_date",t3."id" LIMIT 5) p),'invoices', 
(SELECT json_build_object('nodes', coalesce(json_agg(p."nodes_nodes"), '[]'::json))
  FROM 
(SELECT json_build_object('number', t6."number",'period', to_char(t6."period", 'YYYY-MM'),'total', (t6."total")::text,'amountDue', ((
      CASE WHEN t6."status" = 'VOID' THEN 0
      ELSE t6."total" - t6."amount_paid" - t6."amount_credited" END::numeric(14, 2)))::text,'paymentStatus', (
      CASE
        WHEN t6."status" <> 'FINALIZED' THEN 'UNPAID'
        WHEN t6."amount_paid" + t6."amount_credited" >= t6."total" THEN 'PAID'
        WHEN t6."due_date" < business_today() THEN 'OVERDUE'
        WHEN t6."amount_paid" > 0 THEN 'PARTIALLY_PAID'
        ELSE 'UNPAID'
      END),'payments', 
(SELECT coalesce(json_agg(l.node), '[]'::json)
  FROM 
(SELECT json_build_object('amount', (t7."amount")::text,'payment', 
(SELECT json_build_object('method', t9."method",'receivedAt', to_char(t9."received_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  FROM "payments" t9
  WHERE t9."customer_id" = t7."customer_id" AND t9."id" = t7."payment_id" AND (t9."customer_id" = $2::uuid))) AS node
  FROM "payment_allocations" t7
  WHERE t7."customer_id" = t6."customer_id" AND t7."invoice_id" = t6."id" AND t7."released_at" IS NULL AND EXISTS 
(SELECT 1
  FROM "payments" t8
  WHERE t8."customer_id" = t7."customer_id" AND t8."id" = t7."payment_id" AND (t8."customer_id" = $2::uuid))
  ORDER BY t7."created_at",t7."customer_id",t7."payment_id",t7."id") l)) AS "nodes_nodes"
  FROM "invoices" t6
  WHERE t6."customer_id" = t2."id" AND (t6."customer_id" = $2::uuid)
  ORDER BY t6."period" DESC,t6."id" DESC LIMIT 3) p))
  FROM "customers" t2
  WHERE t2."id" = $2::uuid AND (t2."id" = $2::uuid) LIMIT 1))
  WHERE $4::text IS NOT NULL))::text AS answer OFFSET 0) answered
