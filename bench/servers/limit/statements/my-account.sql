-- $1 customer, $2 first day
SELECT json_build_object('viewer', (
  SELECT json_build_object(
    'user', json_build_object('id', u.id, 'email', u.email, 'role', u.role),
    'customer', json_build_object(
      'id', c.id,
      'balance', coalesce((SELECT balance_after FROM ledger_entries WHERE customer_id = c.id ORDER BY seq DESC LIMIT 1), 0.00)::text,
      'orders', json_build_object('nodes', coalesce((
        SELECT json_agg(json_build_object('id', o.id, 'deliveryDate', o.delivery_date, 'shift', o.shift, 'status', o.status,
          'items', coalesce((
            SELECT json_agg(json_build_object('quantity', i.quantity::text, 'product', json_build_object('name', p.name)) ORDER BY i.id)
            FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.customer_id = o.customer_id AND i.order_id = o.id
          ), '[]'::json)) ORDER BY o.delivery_date, o.id)
        FROM (SELECT * FROM orders WHERE customer_id = c.id AND delivery_date >= $2::date ORDER BY delivery_date, id LIMIT 5) o
      ), '[]'::json)),
      'invoices', json_build_object('nodes', coalesce((
        SELECT json_agg(json_build_object('number', v.number, 'period', to_char(v.period, 'YYYY-MM'), 'total', v.total::text,
          'amountDue', CASE WHEN v.status = 'VOID' THEN '0.00' ELSE (v.total - v.amount_paid - v.amount_credited)::text END,
          'paymentStatus', CASE
            WHEN v.status <> 'FINALIZED' THEN 'UNPAID'
            WHEN v.amount_paid + v.amount_credited >= v.total THEN 'PAID'
            WHEN v.due_date < business_today() THEN 'OVERDUE'
            WHEN v.amount_paid > 0 THEN 'PARTIALLY_PAID'
            ELSE 'UNPAID' END,
          'payments', coalesce((
            SELECT json_agg(json_build_object('amount', a.amount::text,
              'payment', json_build_object('method', m.method, 'receivedAt', to_char(m.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
              ORDER BY a.created_at, a.id)
            FROM payment_allocations a JOIN payments m ON m.customer_id = a.customer_id AND m.id = a.payment_id
            WHERE a.customer_id = v.customer_id AND a.invoice_id = v.id AND a.released_at IS NULL
          ), '[]'::json)) ORDER BY v.period DESC, v.id DESC)
        FROM (SELECT * FROM invoices WHERE customer_id = c.id ORDER BY period DESC, id DESC LIMIT 3) v
      ), '[]'::json))))
  FROM customers c JOIN users u ON u.id = c.user_id WHERE c.id = $1
))::text
