const id = (number: number) => `'00000000-0000-7000-8000-${String(number).padStart(12, '0')}'::uuid`;

const admin = id(1);
const agent = id(2);
const login = id(3);
const area = id(10);
const customer = id(11);
const address = id(12);
const milk = id(20);
const plan = id(30);
const order = id(40);
const item = id(41);
const link = id(50);
const first = id(51);
const corrected = id(52);
const invoice = id(60);
const line = id(61);
const creditNote = id(62);
const payment = id(63);
const importRun = id(80);

/**
 * Rows for the next migration to find: after each migration that creates tables, at least one row in each of them, of one
 * household with a subscription, a delivery, a correction, a bill, a credit note and a payment.
 */
export const ROWS_AFTER: Readonly<Record<string, string>> = {
  '0001_identity_and_customers': `
    INSERT INTO users (id, email, name, role, status) VALUES
      (${admin}, 'admin@earlybird.example', 'Meera', 'ADMIN', 'ACTIVE'), (${agent}, 'ravi@earlybird.example', 'Ravi', 'DELIVERY_AGENT', 'ACTIVE');
    INSERT INTO credentials (user_id, password_hash) VALUES (${admin}, '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA');
    INSERT INTO refresh_tokens (user_id, family_id, token_hash, expires_at) VALUES (${admin}, ${id(4)}, 'hash', now() + interval '1 day');
    INSERT INTO activation_tokens (user_id, token_hash, expires_at) VALUES (${agent}, 'hash', now() + interval '1 day');
    INSERT INTO areas (id, name) VALUES (${area}, 'Koramangala');
    INSERT INTO customers (id, name, phone, status, area_id, agent_id, route_position) VALUES (${customer}, 'Asha Rao', '+919800000001', 'ACTIVE', ${area}, ${agent}, 1);
    INSERT INTO addresses (customer_id, id, line1, pincode, is_default) VALUES (${customer}, ${address}, '12 First Cross', '560034', true);
    INSERT INTO business_settings (name) VALUES ('EarlyBird');`,

  '0002_catalogue': `
    INSERT INTO products (id, name, unit) VALUES (${milk}, 'Cow milk', 'LITRE');
    INSERT INTO product_prices (product_id, effective_from, price) VALUES (${milk}, '2026-01-01', 60);
    INSERT INTO tax_rates (product_id, effective_from, rate) VALUES (${milk}, '2026-01-01', 0);
    INSERT INTO customer_prices (customer_id, product_id, effective_from, price) VALUES (${customer}, ${milk}, '2026-02-01', 58);`,

  '0003_subscriptions': `
    INSERT INTO subscriptions (customer_id, id, product_id, status, start_date) VALUES (${customer}, ${plan}, ${milk}, 'ACTIVE', '2026-03-01');
    INSERT INTO subscription_terms (customer_id, subscription_id, effective_from, mode, quantity, shift) VALUES (${customer}, ${plan}, '2026-03-01', 'FIXED_DAILY', 2, 'MORNING');
    INSERT INTO subscription_pauses (customer_id, subscription_id, from_date, until_date) VALUES (${customer}, ${plan}, '2026-03-10', '2026-03-12');
    INSERT INTO subscription_days (customer_id, subscription_id, date, shift, quantity) VALUES (${customer}, ${plan}, '2026-03-15', 'MORNING', 3);`,

  '0004_orders_of_subscriptions': `
    INSERT INTO orders (customer_id, id, source, subscription_id, status, delivery_date, shift, area_id, agent_id, address_id, address_line1)
      VALUES (${customer}, ${order}, 'SUBSCRIPTION', ${plan}, 'PARTIALLY_DELIVERED', '2026-03-01', 'MORNING', ${area}, ${agent}, ${address}, '12 First Cross');
    INSERT INTO order_items (customer_id, order_id, id, product_id, quantity, unit_price, amount) VALUES (${customer}, ${order}, ${item}, ${milk}, 2, 58, 116);`,

  '0005_delivery_statuses_of_orders': `
    INSERT INTO share_links (id, name, token_hash, date, area_id, created_by_id, expires_at) VALUES (${link}, 'Morning round', 'hash', '2026-03-01', ${area}, ${admin}, now() + interval '1 day');
    INSERT INTO delivery_statuses (customer_id, order_id, id, status, current, occurred_at, recorded_at, method, confirmed_by_id)
      VALUES (${customer}, ${order}, ${first}, 'DELIVERED', false, '2026-03-01 06:30+05:30', '2026-03-01 06:30+05:30', 'AGENT', ${agent});
    INSERT INTO delivery_statuses (customer_id, order_id, id, status, occurred_at, recorded_at, method, confirmed_by_id, supersedes_id, correction_reason, billing)
      VALUES (${customer}, ${order}, ${corrected}, 'PARTIALLY_DELIVERED', '2026-03-01 07:30+05:30', '2026-03-01 07:30+05:30', 'AGENT', ${agent}, ${first}, 'One litre was short', 'BILLED');
    INSERT INTO delivery_items (customer_id, order_id, order_item_id, delivery_status_id, ordered_quantity, delivered_quantity)
      VALUES (${customer}, ${order}, ${item}, ${first}, 2, 2), (${customer}, ${order}, ${item}, ${corrected}, 2, 1);`,

  '0006_users_of_customers': `
    BEGIN;
    INSERT INTO users (id, email, name, role, status, customer_id) VALUES (${login}, 'asha@mail.example', 'Asha Rao', 'CUSTOMER', 'ACTIVE', ${customer});
    UPDATE customers SET user_id = ${login} WHERE id = ${customer};
    COMMIT;`,

  '0007_billing': `
    INSERT INTO billing_periods (period) VALUES ('2026-03-01');
    INSERT INTO document_series (series, last_number) VALUES ('INV/25-26', 1), ('CN/25-26', 1);
    INSERT INTO document_numbers (number, series, sequence) VALUES ('INV/25-26/00001', 'INV/25-26', 1), ('CN/25-26/00001', 'CN/25-26', 1);
    INSERT INTO invoices (customer_id, id, status, period, number, subtotal, total, amount_paid, amount_credited, due_date, issued_at)
      VALUES (${customer}, ${invoice}, 'FINALIZED', '2026-03-01', 'INV/25-26/00001', 58, 58, 29, 29, '2026-04-10', '2026-03-31 20:00+05:30');
    INSERT INTO invoice_lines (customer_id, invoice_id, id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, net, amount)
      VALUES (${customer}, ${invoice}, ${line}, ${order}, ${item}, ${corrected}, '2026-03-01', 1, 58, 58, 58);
    INSERT INTO credit_notes (customer_id, id, invoice_id, number, reason, net, tax, total, issued_at)
      VALUES (${customer}, ${creditNote}, ${invoice}, 'CN/25-26/00001', 'It was sour', 29, 0, 29, '2026-04-01 09:00+05:30');
    INSERT INTO credit_note_lines (customer_id, credit_note_id, invoice_id, invoice_line_id, quantity, net, tax, amount)
      VALUES (${customer}, ${creditNote}, ${invoice}, ${line}, 0.5, 29, 0, 29);
    INSERT INTO payments (customer_id, id, amount, method, received_at, allocated) VALUES (${customer}, ${payment}, 29, 'UPI', '2026-04-02 10:00+05:30', 29);
    INSERT INTO payment_allocations (customer_id, payment_id, invoice_id, amount) VALUES (${customer}, ${payment}, ${invoice}, 29);
    INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, invoice_id) VALUES (${customer}, 1, 'INVOICE', 58, 58, ${invoice});
    INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, invoice_id, credit_note_id) VALUES (${customer}, 2, 'CREDIT_NOTE', -29, 29, ${invoice}, ${creditNote});
    INSERT INTO ledger_entries (customer_id, seq, kind, amount, balance_after, payment_id) VALUES (${customer}, 3, 'PAYMENT', -29, 0, ${payment});`,

  '0008_legacy_import': `
    INSERT INTO import_runs (id, source, cutover) VALUES (${importRun}, 'dump', '2026-01-01');
    INSERT INTO legacy_records (collection, mongo_id, import_run_id, status, target_model, target_id, document)
      VALUES ('customers', 'a1', ${importRun}, 'IMPORTED', 'Customer', ${customer}, '{}');`,

  '0009_audit': `
    INSERT INTO audit_events (actor_kind, actor_id, action) VALUES ('USER', ${admin}, 'customer.create');
    INSERT INTO idempotency_keys (actor_kind, actor_id, mutation, key, input_hash, response, expires_at)
      VALUES ('USER', ${admin}, 'createCustomer', ${id(90)}, 'hash', '{}', now() + interval '1 day');`,

  '0015_rate_limits': `
    INSERT INTO rate_limits (key, points, expire) VALUES ('login:0a1b', 1, 1767225600000);`,
};
