-- { subscription(id: "018f0000-0000-7000-8000-000000000000") { mode quantity customer { balance } } }

-- ADMIN, BILLING_ANALYST, SUPPORT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"subscription":%s}', coalesce(
    (SELECT format('{"mode":%s,"quantity":%s,"customer":%s}', coalesce('"' || (subscription_terms_2."mode")::text || '"', 'null'),coalesce('"' || (subscription_terms_2."quantity")::text || '"', 'null'),coalesce(
      (SELECT format('{"balance":%s}', coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_3."id") AS account)))::text || '"', 'null'))
      FROM "customers" customers_3
      WHERE customers_3."id" = subscriptions_1."customer_id"), 'null'))
    FROM "subscriptions" subscriptions_1
    LEFT JOIN LATERAL
      ( SELECT dated_term.*
      FROM subscription_terms AS dated_term
      WHERE dated_term.customer_id = subscriptions_1."customer_id" AND dated_term.subscription_id = subscriptions_1."id" AND dated_term.effective_from <= greatest(business_today(), subscriptions_1."start_date")
      ORDER BY dated_term.effective_from DESC
      LIMIT 1) subscription_terms_2 ON true
    WHERE subscriptions_1."id" = $1::uuid), 'null')) AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"subscription":%s}', coalesce(
    (SELECT format('{"mode":%s,"quantity":%s,"customer":%s}', coalesce('"' || (subscription_terms_3."mode")::text || '"', 'null'),coalesce('"' || (subscription_terms_3."quantity")::text || '"', 'null'),coalesce(
      (SELECT format('{"balance":%s}', coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_4."id") AS account)))::text || '"', 'null'))
      FROM "customers" customers_4
      WHERE customers_4."id" = subscriptions_1."customer_id" AND ( customers_4."agent_id" = $1::uuid OR customers_4."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))), 'null'))
    FROM "subscriptions" subscriptions_1
    LEFT JOIN LATERAL
      ( SELECT dated_term.*
      FROM subscription_terms AS dated_term
      WHERE dated_term.customer_id = subscriptions_1."customer_id" AND dated_term.subscription_id = subscriptions_1."id" AND dated_term.effective_from <= greatest(business_today(), subscriptions_1."start_date")
      ORDER BY dated_term.effective_from DESC
      LIMIT 1) subscription_terms_3 ON true
    WHERE subscriptions_1."id" = $2::uuid AND EXISTS
      (SELECT 1
      FROM "customers" customers_2
      WHERE customers_2."id" = subscriptions_1."customer_id" AND ( customers_2."agent_id" = $1::uuid OR customers_2."id" = ANY (ARRAY
        ( SELECT agent_order.customer_id
        FROM orders AS agent_order
        WHERE agent_order.agent_id = $1::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 ))))), 'null')) AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT format('{"subscription":%s}', coalesce(
    (SELECT format('{"mode":%s,"quantity":%s,"customer":%s}', coalesce('"' || (subscription_terms_2."mode")::text || '"', 'null'),coalesce('"' || (subscription_terms_2."quantity")::text || '"', 'null'),coalesce(
      (SELECT format('{"balance":%s}', coalesce('"' || ((
        (SELECT account.balance
        FROM balance_of(customers_3."id") AS account)))::text || '"', 'null'))
      FROM "customers" customers_3
      WHERE customers_3."id" = subscriptions_1."customer_id" AND (customers_3."id" = $1::uuid)), 'null'))
    FROM "subscriptions" subscriptions_1
    LEFT JOIN LATERAL
      ( SELECT dated_term.*
      FROM subscription_terms AS dated_term
      WHERE dated_term.customer_id = subscriptions_1."customer_id" AND dated_term.subscription_id = subscriptions_1."id" AND dated_term.effective_from <= greatest(business_today(), subscriptions_1."start_date")
      ORDER BY dated_term.effective_from DESC
      LIMIT 1) subscription_terms_2 ON true
    WHERE subscriptions_1."id" = $2::uuid AND (subscriptions_1."customer_id" = $1::uuid)), 'null')) AS answer OFFSET 0) answered
