-- ADMIN, BILLING_ANALYST, SUPPORT, MARKETING
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT (format('{"name":%s,"prices":[', to_json(customers_1."name")) ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"effectiveFrom":"%s","price":%s,"product":%s}', customer_prices_2."effective_from",coalesce('"' || (customer_prices_2."price")::text || '"', 'null'),coalesce(
          (SELECT format('{"name":%s,"unit":"%s","currentPrice":%s}', to_json(products_3."name"),products_3."unit",coalesce('"' || (
            ( SELECT dated_price.price
            FROM product_prices AS dated_price
            WHERE dated_price.product_id = products_3."id" AND dated_price.effective_from <= business_today()
            ORDER BY dated_price.effective_from DESC
            LIMIT 1))::text || '"', 'null'))
          FROM "products" products_3
          WHERE products_3."id" = customer_prices_2."product_id"), 'null')) AS node
        FROM "customer_prices" customer_prices_2
        WHERE customer_prices_2."customer_id" = customers_1."id"
        ORDER BY customer_prices_2."effective_from" DESC,customer_prices_2."customer_id" DESC,customer_prices_2."product_id" DESC) l) || ']}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid), 'null') || format(',"businessSettings":%s}', coalesce(
    (SELECT format('{"name":%s,"gstin":%s,"upiId":%s,"phone":%s,"creditDays":%s}', to_json(business_settings_4."name"),coalesce(to_json(business_settings_4."gstin"), 'null'),coalesce(to_json(business_settings_4."upi_id"), 'null'),coalesce(to_json(business_settings_4."phone"), 'null'),business_settings_4."credit_days")
    FROM "business_settings" business_settings_4), 'null'))) AS answer OFFSET 0) answered

-- DELIVERY_AGENT
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT (format('{"name":%s,"prices":[', to_json(customers_1."name")) ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"effectiveFrom":"%s","price":%s,"product":%s}', customer_prices_2."effective_from",coalesce('"' || (customer_prices_2."price")::text || '"', 'null'),coalesce(
          (SELECT format('{"name":%s,"unit":"%s","currentPrice":%s}', to_json(products_3."name"),products_3."unit",coalesce('"' || (
            ( SELECT dated_price.price
            FROM product_prices AS dated_price
            WHERE dated_price.product_id = products_3."id" AND dated_price.effective_from <= business_today()
            ORDER BY dated_price.effective_from DESC
            LIMIT 1))::text || '"', 'null'))
          FROM "products" products_3
          WHERE products_3."id" = customer_prices_2."product_id"), 'null')) AS node
        FROM "customer_prices" customer_prices_2
        WHERE customer_prices_2."customer_id" = customers_1."id" AND false
        ORDER BY customer_prices_2."effective_from" DESC,customer_prices_2."customer_id" DESC,customer_prices_2."product_id" DESC) l) || ']}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $1::uuid AND ( customers_1."agent_id" = $2::uuid OR customers_1."id" = ANY (ARRAY
      ( SELECT agent_order.customer_id
      FROM orders AS agent_order
      WHERE agent_order.agent_id = $2::uuid AND agent_order.delivery_date BETWEEN business_today() - 1 AND business_today() + 1 )))), 'null') || format(',"businessSettings":%s}', coalesce(
    (SELECT format('{"name":%s,"gstin":%s,"upiId":%s,"phone":%s,"creditDays":%s}', to_json(business_settings_4."name"),coalesce(to_json(business_settings_4."gstin"), 'null'),coalesce(to_json(business_settings_4."upi_id"), 'null'),coalesce(to_json(business_settings_4."phone"), 'null'),business_settings_4."credit_days")
    FROM "business_settings" business_settings_4), 'null'))) AS answer OFFSET 0) answered

-- CUSTOMER
SELECT CASE WHEN octet_length(answer) <= 33554432 THEN answer END, octet_length(answer)
FROM
  (SELECT ('{"customer":' || coalesce(
    (SELECT (format('{"name":%s,"prices":[', to_json(customers_1."name")) ||
      (SELECT coalesce(string_agg(l.node, ','), '')
      FROM
        (SELECT format('{"effectiveFrom":"%s","price":%s,"product":%s}', customer_prices_2."effective_from",coalesce('"' || (customer_prices_2."price")::text || '"', 'null'),coalesce(
          (SELECT format('{"name":%s,"unit":"%s","currentPrice":%s}', to_json(products_3."name"),products_3."unit",coalesce('"' || (
            ( SELECT dated_price.price
            FROM product_prices AS dated_price
            WHERE dated_price.product_id = products_3."id" AND dated_price.effective_from <= business_today()
            ORDER BY dated_price.effective_from DESC
            LIMIT 1))::text || '"', 'null'))
          FROM "products" products_3
          WHERE products_3."id" = customer_prices_2."product_id"), 'null')) AS node
        FROM "customer_prices" customer_prices_2
        WHERE customer_prices_2."customer_id" = customers_1."id" AND (customer_prices_2."customer_id" = $1::uuid)
        ORDER BY customer_prices_2."effective_from" DESC,customer_prices_2."customer_id" DESC,customer_prices_2."product_id" DESC) l) || ']}')
    FROM "customers" customers_1
    WHERE customers_1."id" = $2::uuid AND (customers_1."id" = $1::uuid)), 'null') || format(',"businessSettings":%s}', coalesce(
    (SELECT format('{"name":%s,"gstin":%s,"upiId":%s,"phone":%s,"creditDays":%s}', to_json(business_settings_4."name"),coalesce(to_json(business_settings_4."gstin"), 'null'),coalesce(to_json(business_settings_4."upi_id"), 'null'),coalesce(to_json(business_settings_4."phone"), 'null'),business_settings_4."credit_days")
    FROM "business_settings" business_settings_4), 'null'))) AS answer OFFSET 0) answered
