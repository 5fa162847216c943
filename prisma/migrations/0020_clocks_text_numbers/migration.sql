-- Moments that are cut off alike, names that are compared by one rule, numbers that are numbers.

-- Clocks. A column keeps milliseconds and would round what a clock says, so that half of all moments lay in the future of the
-- clock that they came from. Clocks give milliseconds instead, cut off. docs/decisions/0031 has the rule.
CREATE OR REPLACE FUNCTION business_now() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT date_trunc('milliseconds', CASE
    WHEN coalesce(current_setting('earlybird.now', true), '') = '' THEN now()
    WHEN is_test_database() THEN current_setting('earlybird.now')::timestamptz
    ELSE now()
  END)
$$;

-- The time of the current transaction by the system's clock, also in a test database: for sessions, keys and the records of rows.
CREATE FUNCTION system_now() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT date_trunc('milliseconds', now())
$$;

ALTER TABLE users ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE users ALTER COLUMN updated_at SET DEFAULT system_now();
ALTER TABLE credentials ALTER COLUMN changed_at SET DEFAULT system_now();
ALTER TABLE refresh_tokens ALTER COLUMN issued_at SET DEFAULT system_now();
ALTER TABLE activation_tokens ALTER COLUMN issued_at SET DEFAULT system_now();
ALTER TABLE areas ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE customers ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE customers ALTER COLUMN updated_at SET DEFAULT system_now();
ALTER TABLE addresses ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE business_settings ALTER COLUMN updated_at SET DEFAULT system_now();
ALTER TABLE products ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE products ALTER COLUMN updated_at SET DEFAULT system_now();
ALTER TABLE product_prices ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE tax_rates ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE customer_prices ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE subscriptions ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE subscriptions ALTER COLUMN updated_at SET DEFAULT system_now();
ALTER TABLE subscription_terms ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE subscription_pauses ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE subscription_days ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE orders ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE share_links ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE invoices ALTER COLUMN created_at SET DEFAULT system_now();
ALTER TABLE import_runs ALTER COLUMN started_at SET DEFAULT system_now();
ALTER TABLE legacy_records ALTER COLUMN imported_at SET DEFAULT system_now();
ALTER TABLE idempotency_keys ALTER COLUMN created_at SET DEFAULT system_now();

-- Names. Two are the same if they differ only in case, in white space, in characters that nobody sees, or in how Unicode
-- spells a character. Capitals come first because some letters share nothing but their capital. docs/decisions/0032.
CREATE FUNCTION comparable_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(normalize(lower(upper(normalize(
    regexp_replace(name, '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\U000E0000-\U000E0FFF]', '', 'g'),
    NFKC) COLLATE "und-x-icu")), NFC), '\s+', ' ', 'g'))
$$;

-- A name that was there before the rule and is the same as an older one keeps its place until it is changed: from then on it is
-- not the kept one any more, and the index compares it.
ALTER TABLE areas ADD COLUMN kept_name TEXT COLLATE "und-x-icu";
ALTER TABLE products ADD COLUMN kept_name TEXT COLLATE "und-x-icu";

UPDATE areas SET kept_name = name WHERE EXISTS (
  SELECT 1 FROM areas AS older
  WHERE comparable_name(older.name) = comparable_name(areas.name) AND (older.created_at, older.id) < (areas.created_at, areas.id));
UPDATE products SET kept_name = name WHERE EXISTS (
  SELECT 1 FROM products AS older
  WHERE comparable_name(older.name) = comparable_name(products.name) AND (older.created_at, older.id) < (products.created_at, products.id));

DROP INDEX areas_name_key;
DROP INDEX products_name_key;
CREATE UNIQUE INDEX areas_name_key ON areas (comparable_name(name) COLLATE "C") WHERE (kept_name IS DISTINCT FROM name);
CREATE UNIQUE INDEX products_name_key ON products (comparable_name(name) COLLATE "C") WHERE (kept_name IS DISTINCT FROM name);

-- Numbers. 'NaN' is greater than every number and passes a check such as price >= 0; 'infinity' is a date to PostgreSQL and to
-- nobody else. One check for each table names all its numbers, days and moments; 0022 holds it against what is there.
ALTER TABLE users ADD CONSTRAINT users_finite_check CHECK (isfinite(last_login_at) AND isfinite(created_at) AND isfinite(updated_at)) NOT VALID;
ALTER TABLE credentials ADD CONSTRAINT credentials_finite_check CHECK (isfinite(changed_at)) NOT VALID;
ALTER TABLE refresh_tokens ADD CONSTRAINT refresh_tokens_finite_check CHECK (isfinite(issued_at) AND isfinite(expires_at) AND isfinite(used_at) AND isfinite(revoked_at)) NOT VALID;
ALTER TABLE activation_tokens ADD CONSTRAINT activation_tokens_finite_check CHECK (isfinite(issued_at) AND isfinite(expires_at) AND isfinite(used_at)) NOT VALID;
ALTER TABLE areas ADD CONSTRAINT areas_finite_check CHECK (isfinite(created_at)) NOT VALID;
ALTER TABLE customers ADD CONSTRAINT customers_finite_check CHECK (isfinite(created_at) AND isfinite(updated_at) AND isfinite(anonymized_at)) NOT VALID;
ALTER TABLE addresses ADD CONSTRAINT addresses_finite_check CHECK (latitude <> 'NaN' AND longitude <> 'NaN' AND isfinite(created_at) AND isfinite(archived_at)) NOT VALID;
ALTER TABLE business_settings ADD CONSTRAINT business_settings_finite_check CHECK (isfinite(updated_at)) NOT VALID;
ALTER TABLE products ADD CONSTRAINT products_finite_check CHECK (isfinite(created_at) AND isfinite(updated_at)) NOT VALID;
ALTER TABLE product_prices ADD CONSTRAINT product_prices_finite_check CHECK (isfinite(effective_from) AND price <> 'NaN' AND isfinite(created_at)) NOT VALID;
ALTER TABLE tax_rates ADD CONSTRAINT tax_rates_finite_check CHECK (isfinite(effective_from) AND rate <> 'NaN' AND isfinite(created_at)) NOT VALID;
ALTER TABLE customer_prices ADD CONSTRAINT customer_prices_finite_check CHECK (isfinite(effective_from) AND price <> 'NaN' AND isfinite(created_at)) NOT VALID;
ALTER TABLE subscriptions ADD CONSTRAINT subscriptions_finite_check CHECK (isfinite(start_date) AND isfinite(stop_date) AND isfinite(created_at) AND isfinite(updated_at)) NOT VALID;
ALTER TABLE subscription_terms ADD CONSTRAINT subscription_terms_finite_check CHECK (isfinite(effective_from) AND quantity <> 'NaN' AND isfinite(anchor_date) AND unit_price <> 'NaN' AND isfinite(created_at)) NOT VALID;
ALTER TABLE subscription_pauses ADD CONSTRAINT subscription_pauses_finite_check CHECK (isfinite(from_date) AND isfinite(until_date) AND isfinite(created_at)) NOT VALID;
ALTER TABLE subscription_days ADD CONSTRAINT subscription_days_finite_check CHECK (isfinite(date) AND quantity <> 'NaN' AND isfinite(created_at)) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT orders_finite_check CHECK (isfinite(delivery_date) AND address_latitude <> 'NaN' AND address_longitude <> 'NaN' AND isfinite(created_at) AND isfinite(cancelled_at)) NOT VALID;
ALTER TABLE order_items ADD CONSTRAINT order_items_finite_check CHECK (quantity <> 'NaN' AND unit_price <> 'NaN' AND tax_rate <> 'NaN' AND amount <> 'NaN') NOT VALID;
ALTER TABLE delivery_statuses ADD CONSTRAINT delivery_statuses_finite_check CHECK (isfinite(occurred_at) AND isfinite(recorded_at) AND isfinite(verified_at) AND latitude <> 'NaN' AND longitude <> 'NaN') NOT VALID;
ALTER TABLE delivery_items ADD CONSTRAINT delivery_items_finite_check CHECK (ordered_quantity <> 'NaN' AND delivered_quantity <> 'NaN') NOT VALID;
ALTER TABLE share_links ADD CONSTRAINT share_links_finite_check CHECK (isfinite(date) AND isfinite(created_at) AND isfinite(expires_at) AND isfinite(revoked_at)) NOT VALID;
ALTER TABLE billing_periods ADD CONSTRAINT billing_periods_finite_check CHECK (isfinite(period) AND isfinite(locked_at)) NOT VALID;
ALTER TABLE invoices ADD CONSTRAINT invoices_finite_check CHECK (isfinite(period) AND opening_balance <> 'NaN' AND subtotal <> 'NaN' AND tax <> 'NaN' AND total <> 'NaN' AND amount_paid <> 'NaN' AND amount_credited <> 'NaN' AND isfinite(due_date) AND isfinite(issued_at) AND isfinite(voided_at) AND isfinite(created_at)) NOT VALID;
ALTER TABLE invoice_lines ADD CONSTRAINT invoice_lines_finite_check CHECK (isfinite(date) AND quantity <> 'NaN' AND unit_price <> 'NaN' AND tax_rate <> 'NaN' AND net <> 'NaN' AND tax <> 'NaN' AND amount <> 'NaN') NOT VALID;
ALTER TABLE credit_notes ADD CONSTRAINT credit_notes_finite_check CHECK (net <> 'NaN' AND tax <> 'NaN' AND total <> 'NaN' AND isfinite(issued_at)) NOT VALID;
ALTER TABLE credit_note_lines ADD CONSTRAINT credit_note_lines_finite_check CHECK (quantity <> 'NaN' AND net <> 'NaN' AND tax <> 'NaN' AND amount <> 'NaN') NOT VALID;
ALTER TABLE payments ADD CONSTRAINT payments_finite_check CHECK (amount <> 'NaN' AND isfinite(received_at) AND allocated <> 'NaN' AND isfinite(created_at) AND isfinite(reversed_at)) NOT VALID;
ALTER TABLE payment_allocations ADD CONSTRAINT payment_allocations_finite_check CHECK (amount <> 'NaN' AND isfinite(created_at) AND isfinite(released_at)) NOT VALID;
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_finite_check CHECK (amount <> 'NaN' AND balance_after <> 'NaN' AND isfinite(booked_at)) NOT VALID;
ALTER TABLE import_runs ADD CONSTRAINT import_runs_finite_check CHECK (isfinite(cutover) AND isfinite(started_at) AND isfinite(finished_at)) NOT VALID;
ALTER TABLE legacy_records ADD CONSTRAINT legacy_records_finite_check CHECK (isfinite(imported_at)) NOT VALID;
ALTER TABLE audit_events ADD CONSTRAINT audit_events_finite_check CHECK (isfinite(at)) NOT VALID;
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_finite_check CHECK (isfinite(created_at) AND isfinite(expires_at)) NOT VALID;
