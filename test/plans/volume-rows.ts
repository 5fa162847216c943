/**
 * A hundred days of 10,000 customers, one statement per table: 1,000,000 orders with as many items, confirmations and delivered
 * items, 900,000 bill lines. Every value follows from a number, so that the planner sees the same each time. A child has its
 * order's id, which saves a million ids per table and changes no plan. Rows are stored in the order of days.
 */
export const VOLUME_ROWS: Readonly<Record<string, string>> = {
  /** The base of the others: customer number, its ids, and a day's date. */
  numbers: `
    CREATE FUNCTION pg_temp.id(kind int, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
      AS $$ SELECT lpad(to_hex((kind::bigint << 40) + number), 32, '0')::uuid $$;
    CREATE TEMPORARY TABLE who AS
      SELECT n, pg_temp.id(1, n) AS customer_id, pg_temp.id(2, n) AS user_id, pg_temp.id(3, n) AS subscription_id,
        pg_temp.id(4, n) AS address_id, pg_temp.id(5, n % 20) AS area_id, pg_temp.id(6, n % 40) AS agent_id, pg_temp.id(7, n % 10) AS product_id
      FROM generate_series(0, 9999) AS n;
    ANALYZE who`,

  users: `
    INSERT INTO users (id, email, phone, name, role, status, customer_id)
      SELECT pg_temp.id(6, n), 'agent' || n || '@earlybird.example', '+9197' || lpad(n::text, 8, '0'), 'Agent ' || n, 'DELIVERY_AGENT'::role, 'ACTIVE'::user_status, NULL::uuid FROM generate_series(0, 39) AS n
      UNION ALL SELECT pg_temp.id(8, 0), 'admin@earlybird.example', NULL, 'Admin', 'ADMIN', 'ACTIVE', NULL
      UNION ALL SELECT user_id, 'customer' || n || '@earlybird.example', '+9198' || lpad(n::text, 8, '0'), 'Customer ' || n, 'CUSTOMER', 'ACTIVE', customer_id FROM who;
    INSERT INTO credentials (user_id, password_hash) SELECT id, '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA' FROM users;
    INSERT INTO refresh_tokens (id, user_id, family_id, token_hash, expires_at)
      SELECT pg_temp.id(9, n), pg_temp.id(2, n / 3), pg_temp.id(10, n / 3), md5(n::text), now() + interval '30 days' FROM generate_series(0, 29999) AS n;
    INSERT INTO activation_tokens (id, user_id, token_hash, expires_at)
      SELECT pg_temp.id(11, n), user_id, md5(n::text), now() + interval '3 days' FROM who`,

  customers: `
    INSERT INTO areas (id, name) SELECT pg_temp.id(5, n), 'Area ' || lpad(n::text, 2, '0') FROM generate_series(0, 19) AS n;
    INSERT INTO customers (id, name, phone, status, area_id, agent_id, route_position, user_id)
      SELECT customer_id, 'Customer ' || lpad((n * 7919 % 10000)::text, 5, '0'), '+9198' || lpad(n::text, 8, '0'), 'ACTIVE', area_id, agent_id, n / 40 + 1, user_id FROM who;
    INSERT INTO addresses (customer_id, id, line1, pincode, is_default) SELECT customer_id, address_id, n || ' First Cross', '560034', true FROM who`,

  catalogue: `
    INSERT INTO products (id, name, unit) SELECT pg_temp.id(7, n), 'Product ' || n, 'LITRE' FROM generate_series(0, 9) AS n;
    INSERT INTO product_prices (product_id, effective_from, price) SELECT pg_temp.id(7, n), '2025-01-01', 60 FROM generate_series(0, 9) AS n;
    INSERT INTO tax_rates (product_id, effective_from, rate) SELECT pg_temp.id(7, n), '2025-01-01', 0 FROM generate_series(0, 9) AS n;
    INSERT INTO customer_prices (customer_id, product_id, effective_from, price) SELECT customer_id, product_id, '2025-12-01', 58 FROM who WHERE n % 10 = 0`,

  subscriptions: `
    INSERT INTO subscriptions (customer_id, id, product_id, status, start_date) SELECT customer_id, subscription_id, product_id, 'ACTIVE', '2025-12-01' FROM who;
    INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift)
      SELECT customer_id, subscription_id, '2025-12-01', 'FIXED_DAILY', 2, 'MORNING' FROM who;
    INSERT INTO subscription_pauses (customer_id, subscription_id, id, from_date, until_date)
      SELECT customer_id, subscription_id, address_id, '2026-05-01', '2026-05-08' FROM who WHERE n % 5 = 0;
    INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity)
      SELECT customer_id, subscription_id, '2026-04-20', 'MORNING', 3 FROM who WHERE n % 4 = 0`,

  /** 2026-01-01 to 2026-04-10; the last day is still to be delivered, one order in twenty is a one-time one. */
  orders: `
    INSERT INTO orders (customer_id, id, source, subscription_id, status, delivery_date, shift, area_id, agent_id, address_id, address_line1, created_at)
      SELECT customer_id, pg_temp.id(20, number), CASE WHEN number % 20 = 7 THEN 'ONE_TIME' ELSE 'SUBSCRIPTION' END::order_source,
        CASE WHEN number % 20 = 7 THEN NULL ELSE subscription_id END, CASE WHEN number < 990000 THEN 'DELIVERED' ELSE 'PENDING' END::order_status,
        date '2026-01-01' + (number / 10000)::int, 'MORNING', area_id, agent_id, address_id, 'First Cross', timestamptz '2025-12-31' + number / 10000 * interval '1 day'
      FROM generate_series(0::bigint, 999999) AS number JOIN who ON who.n = number % 10000`,

  order_items: `
    INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount)
      SELECT customer_id, orders.id, orders.id, product_id, 2, 60, 120 FROM orders JOIN who USING (customer_id)`,

  /** One in 256 was corrected; what March and before brought is billed. */
  delivery_statuses: `
    INSERT INTO share_links (id, name, token_hash, date, area_id, created_by_id, expires_at)
      SELECT pg_temp.id(12, n), 'Round ' || n, md5(n::text), date '2026-01-01' + n / 20, pg_temp.id(5, n % 20), pg_temp.id(8, 0), now() + interval '1 day' FROM generate_series(0, 1999) AS n;
    INSERT INTO delivery_statuses (customer_id, order_id, id, status, occurred_at, recorded_at, method, confirmed_by_id, idempotency_key, billing)
      SELECT customer_id, id, id, 'DELIVERED', delivery_date + time '01:00', delivery_date + time '01:00', 'AGENT', agent_id, id,
        CASE WHEN delivery_date < '2026-04-01' THEN 'BILLED' ELSE 'BILLABLE' END::delivery_billing
      FROM orders WHERE status = 'DELIVERED';
    INSERT INTO delivery_statuses (customer_id, order_id, id, status, current, occurred_at, recorded_at, method, confirmed_by_id)
      SELECT customer_id, id, pg_temp.id(21, row_number() OVER ()), 'DELIVERED', false, delivery_date + time '00:30', delivery_date + time '00:30', 'AGENT', agent_id
      FROM orders WHERE status = 'DELIVERED' AND right(id::text, 2) = '64';
    UPDATE delivery_statuses d SET supersedes_id = old.id, correction_reason = 'One was short'
      FROM delivery_statuses old WHERE NOT old.current AND d.current AND (d.customer_id, d.order_id) = (old.customer_id, old.order_id)`,

  delivery_items: `
    INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity)
      SELECT customer_id, order_id, order_id, id, 2, 2 FROM delivery_statuses`,

  invoices: `
    INSERT INTO billing_periods (period) SELECT generate_series(timestamp '2026-01-01', '2026-04-01', '1 month')::date;
    INSERT INTO document_series (series) VALUES ('EB/25-26'), ('CN/25-26');
    INSERT INTO document_numbers (number, series, sequence) SELECT 'EB/25-26/' || lpad(n::text, 6, '0'), 'EB/25-26', n FROM generate_series(1, 30000) AS n;
    INSERT INTO document_numbers (number, series, sequence) SELECT 'CN/25-26/' || lpad(n::text, 6, '0'), 'CN/25-26', n FROM generate_series(1, 300) AS n;
    CREATE TEMPORARY TABLE bill AS
      SELECT customer_id, n, month, pg_temp.id(30, month * 10000 + n) AS id, (date '2026-01-01' + month * interval '1 month')::date AS period,
        'EB/25-26/' || lpad((month * 10000 + n + 1)::text, 6, '0') AS number
      FROM generate_series(0, 2) AS month, who;
    INSERT INTO invoices (customer_id, id, status, period, number, subtotal, total, amount_paid, due_date, issued_at)
      SELECT customer_id, id, 'FINALIZED', period, number, 3600, 3600, CASE WHEN month = 2 AND n % 4 = 0 THEN 0 ELSE 3600 END, period + 40, period + interval '31 days'
      FROM bill`,

  invoice_lines: `
    INSERT INTO invoice_lines (customer_id, invoice_id, id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
      SELECT o.customer_id, bill.id, o.id, o.id, o.id, o.id, delivery_date, 2, 60, 120, 120
      FROM orders o JOIN bill ON bill.customer_id = o.customer_id AND bill.period = date_trunc('month', o.delivery_date)::date
      WHERE o.delivery_date < '2026-04-01'`,

  payments: `
    INSERT INTO payments (customer_id, id, amount, method, received_at, allocated, idempotency_key)
      SELECT customer_id, id, 3600, 'UPI', period + interval '35 days', 3600, id FROM bill WHERE NOT (month = 2 AND n % 4 = 0);
    INSERT INTO payment_allocations (customer_id, payment_id, id, invoice_id, amount) SELECT customer_id, id, id, id, 3600 FROM payments;
    INSERT INTO credit_notes (customer_id, id, invoice_id, number, reason, net, tax, total, issued_at)
      SELECT customer_id, id, id, 'CN/25-26/' || lpad((n / 100 + 1 + month * 100)::text, 6, '0'), 'It was sour', 60, 0, 60, period + interval '36 days' FROM bill WHERE n % 100 = 0;
    INSERT INTO credit_note_lines (customer_id, credit_note_id, id, invoice_id, invoice_line_id, quantity, net, tax, amount)
      SELECT DISTINCT ON (c.id) c.customer_id, c.id, c.id, c.invoice_id, l.id, 1, 60, 0, 60
      FROM credit_notes c JOIN invoice_lines l ON l.customer_id = c.customer_id AND l.invoice_id = c.invoice_id ORDER BY c.id, l.id;
    INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, invoice_id) SELECT customer_id, month * 2 + 1, 'INVOICE', 3600, 3600, id FROM bill;
    INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, payment_id) SELECT customer_id, month * 2 + 2, 'PAYMENT', -3600, 0, id FROM bill WHERE NOT (month = 2 AND n % 4 = 0);
    INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, credit_note_id) SELECT customer_id, 7 + month, 'CREDIT_NOTE', -60, -60, id FROM bill WHERE n % 100 = 0`,

  records: `
    INSERT INTO audit_events (id, at, actor_kind, actor_id, action, entity_type, entity_id)
      SELECT pg_temp.id(40, n), timestamptz '2026-01-01' + n * interval '1 minute', 'USER', pg_temp.id(8, 0), 'customer.change', 'Customer', pg_temp.id(1, n % 10000) FROM generate_series(0, 99999) AS n;
    INSERT INTO idempotency_keys (actor_kind, actor_id, mutation, key, input_hash, response, created_at, expires_at)
      SELECT 'USER', pg_temp.id(6, n % 40), 'recordDelivery', pg_temp.id(41, n), 'hash', '{}', timestamptz '2026-04-01' + n * interval '6 seconds', timestamptz '2026-04-08' + n * interval '6 seconds' FROM generate_series(0, 99999) AS n;
    INSERT INTO rate_limits (key, points, expire)
      SELECT 'login:' || md5(n::text), 1, 1775520000000 + n * 6000 FROM generate_series(0, 99999) AS n;
    INSERT INTO import_runs (id, status, source, cutover, started_at, finished_at)
      SELECT pg_temp.id(42, n), 'COMPLETED', 'dump', '2026-01-01', timestamptz '2026-01-01' + n * interval '1 day', timestamptz '2026-01-01' + n * interval '1 day' FROM generate_series(0, 9) AS n;
    INSERT INTO legacy_records (collection, mongo_id, legacy_id, import_run_id, status, target_model, target_id, reason, document)
      SELECT CASE WHEN n % 10 = 0 THEN 'customers' ELSE 'orders' END, md5(n::text), n::text, pg_temp.id(42, n % 10), CASE WHEN n % 50 = 7 THEN 'QUARANTINED' ELSE 'IMPORTED' END::legacy_record_status,
        CASE WHEN n % 50 <> 7 THEN CASE WHEN n % 10 = 0 THEN 'Customer' ELSE 'Order' END END, CASE WHEN n % 50 <> 7 THEN pg_temp.id(20, n) END,
        CASE WHEN n % 50 = 7 THEN 'no customer' END, '{}' FROM generate_series(0, 99999) AS n`,
};
