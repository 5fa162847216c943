ALTER TABLE users DROP CONSTRAINT users_finite_check;
ALTER TABLE credentials DROP CONSTRAINT credentials_finite_check;
ALTER TABLE refresh_tokens DROP CONSTRAINT refresh_tokens_finite_check;
ALTER TABLE activation_tokens DROP CONSTRAINT activation_tokens_finite_check;
ALTER TABLE areas DROP CONSTRAINT areas_finite_check;
ALTER TABLE customers DROP CONSTRAINT customers_finite_check;
ALTER TABLE addresses DROP CONSTRAINT addresses_finite_check;
ALTER TABLE business_settings DROP CONSTRAINT business_settings_finite_check;
ALTER TABLE products DROP CONSTRAINT products_finite_check;
ALTER TABLE product_prices DROP CONSTRAINT product_prices_finite_check;
ALTER TABLE tax_rates DROP CONSTRAINT tax_rates_finite_check;
ALTER TABLE customer_prices DROP CONSTRAINT customer_prices_finite_check;
ALTER TABLE subscriptions DROP CONSTRAINT subscriptions_finite_check;
ALTER TABLE subscription_terms DROP CONSTRAINT subscription_terms_finite_check;
ALTER TABLE subscription_pauses DROP CONSTRAINT subscription_pauses_finite_check;
ALTER TABLE subscription_days DROP CONSTRAINT subscription_days_finite_check;
ALTER TABLE orders DROP CONSTRAINT orders_finite_check;
ALTER TABLE order_items DROP CONSTRAINT order_items_finite_check;
ALTER TABLE delivery_statuses DROP CONSTRAINT delivery_statuses_finite_check;
ALTER TABLE delivery_items DROP CONSTRAINT delivery_items_finite_check;
ALTER TABLE share_links DROP CONSTRAINT share_links_finite_check;
ALTER TABLE billing_periods DROP CONSTRAINT billing_periods_finite_check;
ALTER TABLE invoices DROP CONSTRAINT invoices_finite_check;
ALTER TABLE invoice_lines DROP CONSTRAINT invoice_lines_finite_check;
ALTER TABLE credit_notes DROP CONSTRAINT credit_notes_finite_check;
ALTER TABLE credit_note_lines DROP CONSTRAINT credit_note_lines_finite_check;
ALTER TABLE payments DROP CONSTRAINT payments_finite_check;
ALTER TABLE payment_allocations DROP CONSTRAINT payment_allocations_finite_check;
ALTER TABLE ledger_entries DROP CONSTRAINT ledger_entries_finite_check;
ALTER TABLE import_runs DROP CONSTRAINT import_runs_finite_check;
ALTER TABLE legacy_records DROP CONSTRAINT legacy_records_finite_check;
ALTER TABLE audit_events DROP CONSTRAINT audit_events_finite_check;
ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_finite_check;

DROP INDEX areas_name_key;
DROP INDEX products_name_key;
ALTER TABLE areas DROP COLUMN kept_name;
ALTER TABLE products DROP COLUMN kept_name;
CREATE UNIQUE INDEX areas_name_key ON areas (name);
CREATE UNIQUE INDEX products_name_key ON products (name);
DROP FUNCTION comparable_name(text);

ALTER TABLE users ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE users ALTER COLUMN updated_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE credentials ALTER COLUMN changed_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE refresh_tokens ALTER COLUMN issued_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE activation_tokens ALTER COLUMN issued_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE areas ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE customers ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE customers ALTER COLUMN updated_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE addresses ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE business_settings ALTER COLUMN updated_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE products ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE products ALTER COLUMN updated_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE product_prices ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE tax_rates ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE customer_prices ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE subscriptions ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE subscriptions ALTER COLUMN updated_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE subscription_terms ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE subscription_pauses ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE subscription_days ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE orders ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE share_links ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE invoices ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE import_runs ALTER COLUMN started_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE legacy_records ALTER COLUMN imported_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE idempotency_keys ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
DROP FUNCTION system_now();

CREATE OR REPLACE FUNCTION business_now() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN coalesce(current_setting('earlybird.now', true), '') = '' THEN now()
    WHEN is_test_database() THEN current_setting('earlybird.now')::timestamptz
    ELSE now()
  END
$$;
