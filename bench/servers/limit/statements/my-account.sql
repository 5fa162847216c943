-- $1 customer, $2 first day
SELECT '{"viewer":' || coalesce((
  SELECT format('{"user":{"id":"%s","email":%s,"role":"%s"},"customer":{"id":"%s","balance":"%s","orders":{"nodes":[%s]},"invoices":{"nodes":[%s]}}}',
    u.id, to_json(u.email), u.role, c.id,
    coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00),
    (
      SELECT string_agg(format('{"id":"%s","deliveryDate":"%s","shift":"%s","status":"%s","items":[%s]}', o.id, o.delivery_date, o.shift, o.status, (
        SELECT string_agg(format('{"quantity":"%s","product":{"name":%s}}', i.quantity, to_json(p.name)), ',' ORDER BY i.id)
        FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.customer_id = o.customer_id AND i.order_id = o.id
      )), ',' ORDER BY o.delivery_date, o.id)
      FROM (SELECT * FROM orders WHERE customer_id = c.id AND delivery_date >= $2::date ORDER BY delivery_date, id LIMIT 5) o
    ),
    (
      SELECT string_agg(format('{"number":%s,"period":"%s","total":"%s","amountDue":"%s","paymentStatus":"%s","payments":[%s]}',
        coalesce(to_json(v.number), 'null'), to_char(v.period, 'YYYY-MM'), v.total,
        CASE WHEN v.status = 'VOID' THEN 0.00 ELSE v.total - v.amount_paid - v.amount_credited END,
        CASE
          WHEN v.status <> 'FINALIZED' THEN 'UNPAID'
          WHEN v.amount_paid + v.amount_credited >= v.total THEN 'PAID'
          WHEN v.due_date < business_today() THEN 'OVERDUE'
          WHEN v.amount_paid > 0 THEN 'PARTIALLY_PAID'
          ELSE 'UNPAID' END,
        (
          SELECT string_agg(format('{"amount":"%s","payment":{"method":"%s","receivedAt":"%s"}}', a.amount, m.method,
            to_char(m.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ',' ORDER BY a.created_at, a.payment_id, a.id)
          FROM payment_allocations a JOIN payments m ON m.customer_id = a.customer_id AND m.id = a.payment_id
          WHERE a.customer_id = v.customer_id AND a.invoice_id = v.id AND a.released_at IS NULL
        )), ',' ORDER BY v.period DESC, v.id DESC)
      FROM (SELECT * FROM invoices WHERE customer_id = c.id ORDER BY period DESC, id DESC LIMIT 3) v
    ))
  FROM customers c JOIN users u ON u.id = c.user_id WHERE c.id = $1
), 'null') || '}'
