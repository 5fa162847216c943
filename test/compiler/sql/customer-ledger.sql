SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
  FROM 
(SELECT json_build_object('customer', 
(SELECT json_build_object('id', t1."id",'name', t1."name",'phone', t1."phone",'balance', ((
  coalesce((
    SELECT latest_entry.balance_after
   
  FROM ledger_entries AS latest_entry
   
  WHERE latest_entry.customer_id = t1."id"
   
  ORDER BY latest_entry.seq DESC
    LIMIT 1
  ), 0)::numeric(14, 2)))::text,'user', 
(SELECT json_build_object('id', t2."id",'email', t2."email",'role', t2."role",'status', t2."status")
  FROM "users" t2
  WHERE t2."id" = t1."user_id" AND t2."customer_id" = t1."id"),'subscriptions', 
(SELECT json_build_object('nodes', coalesce(json_agg(p."nodes_nodes"), '[]'::json))
  FROM 
(SELECT json_build_object('id', t3."id",'mode', t4."mode",'quantity', (t4."quantity")::text,'product', 
(SELECT json_build_object('name', t5."name",'unit', t5."unit")
  FROM "products" t5
  WHERE t5."id" = t3."product_id")) AS "nodes_nodes"
  FROM "subscriptions" t3 LEFT JOIN LATERAL (
    SELECT dated_term.*
   
  FROM subscription_terms AS dated_term
   
  WHERE dated_term.customer_id = t3."customer_id"
      AND dated_term.subscription_id = t3."id"
      AND dated_term.effective_from <= greatest(business_today(), t3."start_date")
   
  ORDER BY dated_term.effective_from DESC
    LIMIT 1) t4 ON true
  WHERE t3."customer_id" = t1."id" AND t3."status" = $1::subscription_status
  ORDER BY t3."id" LIMIT 10) p),'orders', 
(SELECT json_build_object('pageInfo', json_build_object('hasNextPage', count(*) > $2::integer,'endCursor', translate(encode(convert_to(left(encode(sha256($3::bytea || sha256($4::bytea || convert_to('Customer.orders|deliveryDate DESC,id DESC|' || (array_agg(p.keys
  ORDER BY p.n) FILTER (WHERE p.n <= $2::integer))[least(count(*), $2::integer)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys
  ORDER BY p.n) FILTER (WHERE p.n <= $2::integer))[least(count(*), $2::integer)], 'UTF8'), 'base64'), E'+/=\n', '-_')),'nodes', coalesce(json_agg(p."nodes_nodes") FILTER (WHERE p.n <= $2::integer), '[]'::json))
  FROM 
(SELECT row_number() OVER page AS n,json_build_array((t6."delivery_date")::text,(t6."id")::text)::text AS keys,CASE WHEN row_number() OVER page <= $2::integer THEN json_build_object('id', t6."id",'status', t6."status",'deliveryDate', t6."delivery_date",'total', ((
      SELECT coalesce(sum(item_of_order.amount), 0.00)
     
  FROM order_items AS item_of_order
     
  WHERE item_of_order.customer_id = t6."customer_id" AND item_of_order.order_id = t6."id"))::text,'subscription', 
(SELECT json_build_object('id', t7."id")
  FROM "subscriptions" t7
  WHERE t7."customer_id" = t6."customer_id" AND t7."id" = t6."subscription_id"),'items', 
(SELECT coalesce(json_agg(l.node), '[]'::json)
  FROM 
(SELECT json_build_object('quantity', (t8."quantity")::text,'unitPrice', (t8."unit_price")::text,'amount', (t8."amount")::text,'product', 
(SELECT json_build_object('name', t9."name")
  FROM "products" t9
  WHERE t9."id" = t8."product_id")) AS node
  FROM "order_items" t8
  WHERE t8."customer_id" = t6."customer_id" AND t8."order_id" = t6."id"
  ORDER BY t8."customer_id",t8."order_id",t8."id") l),'delivery', 
(SELECT json_build_object('status', t10."status",'occurredAt', to_char(t10."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),'method', t10."method",'items', 
(SELECT coalesce(json_agg(l.node), '[]'::json)
  FROM 
(SELECT json_build_object('orderedQuantity', (t11."ordered_quantity")::text,'deliveredQuantity', (t11."delivered_quantity")::text) AS node
  FROM "delivery_items" t11
  WHERE t11."customer_id" = t10."customer_id" AND t11."order_id" = t10."order_id" AND t11."delivery_status_id" = t10."id"
  ORDER BY t11."customer_id",t11."order_id",t11."order_item_id",t11."delivery_status_id") l))
  FROM "delivery_statuses" t10
  WHERE t10."customer_id" = t6."customer_id" AND t10."order_id" = t6."id" AND t10."current"),'invoiceLines', 
(SELECT coalesce(json_agg(l.node), '[]'::json)
  FROM 
(SELECT json_build_object('amount', (t12."amount")::text,'invoice', 
(SELECT json_build_object('number', t13."number",'status', t13."status",'total', (t13."total")::text,'amountDue', ((
      CASE WHEN t13."status" = 'VOID' THEN 0
      ELSE t13."total" - t13."amount_paid" - t13."amount_credited" END::numeric(14, 2)))::text)
  FROM "invoices" t13
  WHERE t13."customer_id" = t12."customer_id" AND t13."id" = t12."invoice_id")) AS node
  FROM "invoice_lines" t12
  WHERE t12."customer_id" = t6."customer_id" AND t12."order_id" = t6."id" AND t12."live"
  ORDER BY t12."date",t12."id") l)) END AS "nodes_nodes"
  FROM "orders" t6
  WHERE t6."customer_id" = t1."id"
  WINDOW page AS (ORDER BY t6."delivery_date" DESC,t6."id" DESC)
  ORDER BY t6."delivery_date" DESC,t6."id" DESC LIMIT $2::integer + 1) p))
  FROM "customers" t1
  WHERE t1."id" = $5::uuid))::text AS answer OFFSET 0) answered
