import { CUSTOMER, id } from './volume-ids.ts';

export interface HotWrite {
  /** The statement that finds the rows; `$1` … are `values`. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

const write = (sql: string, ...values: unknown[]): HotWrite => ({ sql, values });
const { orderId, invoiceId, paymentId, subscriptionId } = CUSTOMER;
const order = [CUSTOMER.id, orderId] as const;
const invoice = [CUSTOMER.id, invoiceId] as const;

/** How the verbs and triggers of the data model find their rows, by the name of the plan. */
export const HOT_WRITES: Readonly<Record<string, HotWrite>> = {
  // Orders and deliveries.
  'lock an order': write('SELECT status FROM orders WHERE customer_id = $1 AND id = $2 FOR UPDATE', ...order),
  'items of an order': write('SELECT id, quantity FROM order_items WHERE customer_id = $1 AND order_id = $2', ...order),
  'current confirmation of an order': write(
    'SELECT id, status FROM delivery_statuses WHERE customer_id = $1 AND order_id = $2 AND current',
    ...order,
  ),
  'confirmation by its id and order': write(
    'UPDATE delivery_statuses SET current = false WHERE customer_id = $1 AND order_id = $2 AND id = $3',
    ...order,
    orderId,
  ),
  'delivered items of a confirmation': write(
    'SELECT delivered_quantity FROM delivery_items WHERE customer_id = $1 AND order_id = $2 AND delivery_status_id = $3',
    ...order,
    orderId,
  ),
  'confirmation by its idempotency key': write(
    'SELECT id FROM delivery_statuses WHERE customer_id = $1 AND idempotency_key = $2',
    ...order,
  ),
  'what a verification stamps': write(
    'UPDATE delivery_statuses SET verified_at = now(), verified_by_id = $2 WHERE id = $1',
    orderId,
    id.admin(0),
  ),

  // Plans.
  'order of a subscription and a day': write(
    `SELECT id, status FROM orders WHERE customer_id = $1 AND subscription_id = $2 AND delivery_date = $3 AND shift = 'MORNING'`,
    CUSTOMER.id,
    subscriptionId,
    '2026-04-10',
  ),
  'last generated day of a subscription': write(
    'SELECT max(delivery_date) FROM orders WHERE customer_id = $1 AND subscription_id = $2',
    CUSTOMER.id,
    subscriptionId,
  ),
  'orders of a day that generation reconciles': write(
    `SELECT customer_id, id FROM orders WHERE delivery_date = $1 AND source = 'SUBSCRIPTION' AND status = 'PENDING'`,
    '2026-04-10',
  ),
  'term in force of a subscription': write(
    'SELECT quantity FROM subscription_terms WHERE customer_id = $1 AND subscription_id = $2 AND effective_from <= $3 ORDER BY effective_from DESC LIMIT 1',
    CUSTOMER.id,
    subscriptionId,
    '2026-04-10',
  ),
  'override of a subscription’s day': write(
    'SELECT quantity FROM subscription_days WHERE customer_id = $1 AND subscription_id = $2 AND date = $3',
    CUSTOMER.id,
    subscriptionId,
    '2026-04-20',
  ),
  'whether a plan wants anything on a day': write(
    `SELECT 1 FROM planned_on($3::date) AS planned WHERE customer_id = $1 AND subscription_id = $2 AND shift = 'MORNING'`,
    CUSTOMER.id,
    subscriptionId,
    '2026-04-20',
  ),
  'what the plans of a batch want on a day': write(
    'SELECT * FROM planned_on($3::date) AS planned WHERE customer_id >= $1 AND customer_id < $2',
    id.customer(4_000),
    id.customer(4_200),
    '2026-04-20',
  ),
  'what a plan wants in a month': write(
    'SELECT * FROM planned_deliveries($3::date, $3::date + 30) AS planned WHERE customer_id = $1 AND subscription_id = $2',
    CUSTOMER.id,
    subscriptionId,
    '2026-04-20',
  ),
  'price of a customer': write(
    'SELECT price FROM customer_prices WHERE customer_id = $1 AND product_id = $2 AND effective_from <= $3 ORDER BY effective_from DESC LIMIT 1',
    CUSTOMER.id,
    id.product(2),
    '2026-04-10',
  ),
  'lock a subscription': write(
    'SELECT status FROM subscriptions WHERE customer_id = $1 AND id = $2 FOR UPDATE',
    CUSTOMER.id,
    subscriptionId,
  ),

  // Billing.
  'lock a customer': write('SELECT status FROM customers WHERE id = $1 FOR UPDATE', CUSTOMER.id),
  'billable deliveries of everybody': write(
    `SELECT * FROM billable_items WHERE billing <> 'RECOVERABLE' AND delivery_date < $1`,
    '2026-05-01',
  ),
  'billable deliveries of a customer': write(
    `SELECT * FROM billable_items WHERE customer_id = $1 AND billing <> 'RECOVERABLE' AND delivery_date < $2`,
    CUSTOMER.id,
    '2026-05-01',
  ),
  'live line of an order’s item': write(
    'SELECT invoice_id FROM invoice_lines WHERE customer_id = $1 AND order_id = $2 AND order_item_id = $3 AND live',
    ...order,
    orderId,
  ),
  'sum of an invoice’s lines': write(
    'SELECT sum(net), sum(tax), sum(amount) FROM invoice_lines WHERE customer_id = $1 AND invoice_id = $2',
    ...invoice,
  ),
  'live invoice of a customer and a month': write(
    `SELECT id FROM invoices WHERE customer_id = $1 AND period = $2 AND kind = 'PERIODIC' AND status <> 'VOID'`,
    CUSTOMER.id,
    '2026-03-01',
  ),
  'drafts to finalise': write(
    `SELECT customer_id, id FROM invoices WHERE period = $1 AND status = 'DRAFT'`,
    '2026-04-01',
  ),
  'lock of a series': write('SELECT 1 FROM document_series WHERE series = $1 FOR UPDATE', 'EB/25-26'),
  'last number of a series': write(
    'SELECT number, sequence FROM document_numbers WHERE series = $1 ORDER BY sequence DESC LIMIT 1',
    'EB/25-26',
  ),
  'open invoices of a customer, oldest first': write(
    `SELECT id, total - amount_paid - amount_credited FROM invoices
     WHERE customer_id = $1 AND status = 'FINALIZED' AND amount_paid + amount_credited < total ORDER BY due_date, id FOR UPDATE`,
    CUSTOMER.id,
  ),
  'advances of a customer, oldest first': write(
    `SELECT id, amount - allocated FROM payments WHERE customer_id = $1 AND status = 'RECORDED' AND NOT historical AND allocated < amount ORDER BY received_at, id FOR UPDATE`,
    CUSTOMER.id,
  ),
  'payment by its idempotency key': write(
    'SELECT id FROM payments WHERE customer_id = $1 AND idempotency_key = $2',
    CUSTOMER.id,
    paymentId,
  ),
  'lock a payment': write(
    'SELECT status FROM payments WHERE customer_id = $1 AND id = $2 FOR UPDATE',
    CUSTOMER.id,
    paymentId,
  ),
  'payment by id': write('SELECT customer_id FROM payments WHERE id = $1', paymentId),
  'allocations of a payment': write(
    'UPDATE payment_allocations SET released_at = now() WHERE customer_id = $1 AND payment_id = $2 AND released_at IS NULL',
    CUSTOMER.id,
    paymentId,
  ),
  'allocations of an invoice': write(
    'UPDATE payment_allocations SET released_at = now() WHERE customer_id = $1 AND invoice_id = $2 AND released_at IS NULL',
    ...invoice,
  ),
  'credited of a line so far': write(
    'SELECT sum(net), sum(tax) FROM credit_note_lines WHERE customer_id = $1 AND invoice_id = $2 AND invoice_line_id = $3',
    ...invoice,
    orderId,
  ),
  'credit notes of an invoice': write(
    'SELECT id FROM credit_notes WHERE customer_id = $1 AND invoice_id = $2',
    ...invoice,
  ),
  'balance of a customer': write('SELECT balance FROM balance_of($1)', CUSTOMER.id),
  'last ledger entry of a customer': write(
    'SELECT seq, balance_after FROM ledger_entries WHERE customer_id = $1 ORDER BY seq DESC LIMIT 1',
    CUSTOMER.id,
  ),
  'ledger entry of an invoice': write(
    `SELECT seq FROM ledger_entries WHERE customer_id = $1 AND invoice_id = $2 AND kind = 'INVOICE'`,
    ...invoice,
  ),
  'ledger entry of a payment': write(
    `SELECT seq FROM ledger_entries WHERE customer_id = $1 AND payment_id = $2 AND kind = 'PAYMENT'`,
    CUSTOMER.id,
    paymentId,
  ),

  // People and tokens.
  'login by email': write(
    'SELECT u.id, c.password_hash FROM users u JOIN credentials c ON c.user_id = u.id WHERE u.email = $1',
    'customer4242@earlybird.example',
  ),
  'login by phone': write(`SELECT id FROM users WHERE phone = $1 AND status = 'ACTIVE' LIMIT 2`, '+919800004242'),
  'refresh token by its hash': write(
    'SELECT id, family_id FROM refresh_tokens WHERE token_hash = $1 FOR UPDATE',
    'hash',
  ),
  'tokens of a stolen family': write(
    'UPDATE refresh_tokens SET revoked_at = now() WHERE family_id = $1 AND revoked_at IS NULL',
    id.family(4_242),
  ),
  'tokens of a user who logs out everywhere': write(
    'UPDATE refresh_tokens SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL',
    CUSTOMER.userId,
  ),
  'activation token by its hash': write(
    'SELECT user_id FROM activation_tokens WHERE token_hash = $1 FOR UPDATE',
    'hash',
  ),
  'earlier activation tokens of a user': write(
    'UPDATE activation_tokens SET used_at = now() WHERE user_id = $1 AND used_at IS NULL',
    CUSTOMER.userId,
  ),
  'share link by its token’s hash': write('SELECT id FROM share_links WHERE token_hash = $1', 'hash'),
  'default address of a customer': write(
    'UPDATE addresses SET is_default = false WHERE customer_id = $1 AND is_default AND archived_at IS NULL',
    CUSTOMER.id,
  ),

  // Records of verbs and imports.
  'answer to an idempotency key': write(
    `SELECT input_hash, response FROM idempotency_keys WHERE actor_kind = 'USER' AND actor_id = $1 AND mutation = 'recordDelivery' AND key = $2`,
    id.agent(2),
    id.key(4_242),
  ),
  'idempotency keys that have expired': write(
    'DELETE FROM idempotency_keys WHERE expires_at < $1',
    '2026-04-08T01:00Z',
  ),
  'counters of attempts that have expired': write('DELETE FROM rate_limits WHERE expire < $1', 1_775_523_600_000),
  'latest audit events': write('SELECT id FROM audit_events ORDER BY at DESC, id DESC LIMIT 50'),
  'audit trail of a row': write(
    'SELECT id FROM audit_events WHERE entity_type = $1 AND entity_id = $2 ORDER BY at DESC LIMIT 50',
    'Customer',
    CUSTOMER.id,
  ),
  'latest import runs': write('SELECT id FROM import_runs ORDER BY started_at DESC, id DESC LIMIT 20'),
  'legacy document by its Mongo id': write(
    `SELECT target_id FROM legacy_records WHERE collection = 'orders' AND mongo_id = $1`,
    'a1',
  ),
  'legacy documents by their business id': write(
    `SELECT target_id FROM legacy_records WHERE collection = 'orders' AND legacy_id = $1`,
    '4242',
  ),
  'quarantine of an import run': write(
    `SELECT mongo_id FROM legacy_records WHERE import_run_id = $1 AND status = 'QUARANTINED'`,
    id.importRun(7),
  ),
  'where a row came from': write(
    `SELECT mongo_id FROM legacy_records WHERE target_model = 'Order' AND target_id = $1`,
    id.order(4_242),
  ),
};
