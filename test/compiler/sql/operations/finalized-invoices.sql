-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"invoices":' ||
    (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[', (count(*) > 20)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.invoices|period DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 20))[least(count(*), 20)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 20))[least(count(*), 20)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 20), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (invoices_1."period")::text || '"', 'null'),coalesce('"' || (invoices_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 20 THEN format('{"id":"%s","number":%s,"period":"%s","total":"%s","amountPaid":"%s","amountDue":%s,"paymentStatus":%s,"dueDate":%s,"customer":%s}', invoices_1."id",coalesce(to_json(invoices_1."number"), 'null'),to_char(invoices_1."period", 'YYYY-MM'),invoices_1."total",invoices_1."amount_paid",coalesce('"' || (( CASE WHEN invoices_1."status" = 'VOID' THEN 0.00 ELSE invoices_1."total" - invoices_1."amount_paid" - invoices_1."amount_credited" END))::text || '"', 'null'),coalesce('"' || (( CASE WHEN invoices_1."status" <> 'FINALIZED' THEN 'UNPAID' WHEN invoices_1."amount_paid" + invoices_1."amount_credited" >= invoices_1."total" THEN 'PAID' WHEN invoices_1."due_date" < business_today() THEN 'OVERDUE' WHEN invoices_1."amount_paid" > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END))::text || '"', 'null'),coalesce('"' || (invoices_1."due_date")::text || '"', 'null'),coalesce(
        (SELECT format('{"id":"%s","name":%s,"phone":%s}', customers_2."id",to_json(customers_2."name"),coalesce(to_json(customers_2."phone"), 'null'))
        FROM "customers" customers_2
        WHERE customers_2."id" = invoices_1."customer_id"), 'null')) END AS "nodes_nodes"
      FROM "invoices" invoices_1
      WHERE invoices_1."status" = $3::invoice_status
      WINDOW page AS (ORDER BY invoices_1."period" DESC,invoices_1."id" DESC)
      ORDER BY invoices_1."period" DESC,invoices_1."id" DESC
      LIMIT 20 + 1) p) || '}') AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"invoices":' ||
    (SELECT (format('{"pageInfo":{"hasNextPage":%s,"endCursor":%s},"nodes":[', (count(*) > 20)::text,coalesce('"' || (translate(encode(convert_to(left(encode(sha256($1::bytea || sha256($2::bytea || convert_to('Query.invoices|period DESC,id DESC|' || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 20))[least(count(*), 20)], 'UTF8'))), 'hex'), 24) || (array_agg(p.keys ORDER BY p.n) FILTER (WHERE p.n <= 20))[least(count(*), 20)], 'UTF8'), 'base64'), E'+/=\n', '-_'))::text || '"', 'null')) || coalesce(string_agg(p."nodes_nodes", ',') FILTER (WHERE p.n <= 20), '') || ']}')
    FROM
      (SELECT row_number() OVER page AS n,format('[%s,%s]', coalesce('"' || (invoices_1."period")::text || '"', 'null'),coalesce('"' || (invoices_1."id")::text || '"', 'null')) AS keys,CASE WHEN row_number() OVER page <= 20 THEN format('{"id":"%s","number":%s,"period":"%s","total":"%s","amountPaid":"%s","amountDue":%s,"paymentStatus":%s,"dueDate":%s,"customer":%s}', invoices_1."id",coalesce(to_json(invoices_1."number"), 'null'),to_char(invoices_1."period", 'YYYY-MM'),invoices_1."total",invoices_1."amount_paid",coalesce('"' || (( CASE WHEN invoices_1."status" = 'VOID' THEN 0.00 ELSE invoices_1."total" - invoices_1."amount_paid" - invoices_1."amount_credited" END))::text || '"', 'null'),coalesce('"' || (( CASE WHEN invoices_1."status" <> 'FINALIZED' THEN 'UNPAID' WHEN invoices_1."amount_paid" + invoices_1."amount_credited" >= invoices_1."total" THEN 'PAID' WHEN invoices_1."due_date" < business_today() THEN 'OVERDUE' WHEN invoices_1."amount_paid" > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END))::text || '"', 'null'),coalesce('"' || (invoices_1."due_date")::text || '"', 'null'),coalesce(
        (SELECT format('{"id":"%s","name":%s,"phone":%s}', customers_2."id",to_json(customers_2."name"),coalesce(to_json(customers_2."phone"), 'null'))
        FROM "customers" customers_2
        WHERE customers_2."id" = invoices_1."customer_id" AND (customers_2."id" = $3::uuid)), 'null')) END AS "nodes_nodes"
      FROM "invoices" invoices_1
      WHERE (invoices_1."customer_id" = $3::uuid) AND invoices_1."status" = $4::invoice_status
      WINDOW page AS (ORDER BY invoices_1."period" DESC,invoices_1."id" DESC)
      ORDER BY invoices_1."period" DESC,invoices_1."id" DESC
      LIMIT 20 + 1) p) || '}') AS answer OFFSET 0) answered
