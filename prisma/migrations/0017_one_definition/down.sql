CREATE OR REPLACE FUNCTION check_credit_line() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  line record;
  before record;
  value numeric;
  cumulated_tax numeric;
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  SELECT * INTO line FROM invoice_lines WHERE customer_id = NEW.customer_id AND invoice_id = NEW.invoice_id AND id = NEW.invoice_line_id;
  SELECT coalesce(sum(quantity), 0) AS quantity, coalesce(sum(net), 0) AS net, coalesce(sum(tax), 0) AS tax INTO before
  FROM credit_note_lines WHERE customer_id = NEW.customer_id AND invoice_id = NEW.invoice_id AND invoice_line_id = NEW.invoice_line_id;
  IF before.quantity + NEW.quantity > line.quantity THEN
    PERFORM refuse('credit_note_lines_within_line', 'No more can be credited of a line than it bills.');
  END IF;
  value := round((before.quantity + NEW.quantity) * line.unit_price, 2);
  cumulated_tax := round(value * line.tax_rate / CASE WHEN line.tax_inclusive THEN 100 + line.tax_rate ELSE 100 END, 2);
  IF (NEW.net, NEW.tax) IS DISTINCT FROM (
    CASE WHEN line.tax_inclusive THEN value - cumulated_tax ELSE value END - before.net, cumulated_tax - before.tax)
  THEN
    PERFORM refuse('credit_note_lines_as_billed', 'A credit takes back the price and tax of the line: those of all that is credited of it, less those credited before.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION follow_correction() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  draft_id uuid;
  kept_ids jsonb;
BEGIN
  PERFORM refuse('delivery_statuses_already_billed', 'This delivery is on a finalised invoice: credit its lines in full in the same transaction, before it is corrected.')
  FROM invoice_lines AS line JOIN invoices AS invoice ON invoice.customer_id = line.customer_id AND invoice.id = line.invoice_id
  WHERE line.customer_id = OLD.customer_id AND line.order_id = OLD.order_id AND line.delivery_status_id = OLD.id AND line.live AND invoice.status <> 'DRAFT';

  WITH gone AS (
    DELETE FROM invoice_lines
    WHERE customer_id = OLD.customer_id AND order_id = OLD.order_id AND delivery_status_id = OLD.id AND live
    RETURNING invoice_id, order_item_id, id
  )
  SELECT min(invoice_id::text)::uuid, jsonb_object_agg(order_item_id, id) INTO draft_id, kept_ids FROM gone;
  IF draft_id IS NOT NULL THEN
    INSERT INTO invoice_lines (customer_id, invoice_id, id, order_id, order_item_id, delivery_status_id, date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount)
    SELECT customer_id, draft_id, coalesce((kept_ids->>order_item_id::text)::uuid, uuid_v7()), order_id, order_item_id, delivery_status_id,
           date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount
    FROM billable_items
    WHERE customer_id = OLD.customer_id AND order_id = OLD.order_id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION plan_delivers(customer uuid, subscription uuid, day date, run shift) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT
    FROM subscriptions AS plan
    CROSS JOIN LATERAL (
      SELECT * FROM subscription_terms
      WHERE customer_id = customer AND subscription_id = subscription AND effective_from <= day
      ORDER BY effective_from DESC LIMIT 1
    ) AS term
    LEFT JOIN subscription_days AS override
      ON override.customer_id = customer AND override.subscription_id = subscription AND override.date = day AND override.shift = run
    WHERE plan.customer_id = customer AND plan.id = subscription
      AND plan.status <> 'DRAFT' AND day >= plan.start_date AND (plan.stop_date IS NULL OR day < plan.stop_date)
      AND coalesce(override.quantity, CASE
        WHEN term.shift::text NOT IN ('BOTH', run::text) THEN 0
        WHEN term.mode IN ('FIXED_DAILY', 'ONE_TIME_RANGE') THEN term.quantity
        WHEN term.mode = 'WEEKLY' AND (enum_range(NULL::weekday))[extract(isodow FROM day)::integer] = ANY (term.weekdays) THEN term.quantity
        WHEN term.mode = 'EVERY_N_DAYS' AND (day - term.anchor_date) % term.every_n_days = 0 THEN term.quantity
        ELSE 0 END) > 0
      AND NOT EXISTS (
        SELECT FROM subscription_pauses
        WHERE customer_id = customer AND subscription_id = subscription AND from_date <= day AND (until_date IS NULL OR day < until_date)));
END $$;

DROP VIEW billable_items;
CREATE VIEW billable_items AS
SELECT confirmation.customer_id, confirmation.order_id, item.id AS order_item_id, confirmation.id AS delivery_status_id, confirmation.billing,
       confirmation.recorded_at, placed.delivery_date AS date, delivered.delivered_quantity AS quantity, item.unit_price, item.tax_rate, item.tax_inclusive,
       CASE WHEN item.tax_inclusive THEN value - tax ELSE value END AS net, tax, CASE WHEN item.tax_inclusive THEN value ELSE value + tax END AS amount
FROM delivery_statuses AS confirmation
JOIN orders AS placed ON placed.customer_id = confirmation.customer_id AND placed.id = confirmation.order_id
JOIN delivery_items AS delivered
  ON delivered.customer_id = confirmation.customer_id AND delivered.order_id = confirmation.order_id AND delivered.delivery_status_id = confirmation.id
JOIN order_items AS item ON item.customer_id = delivered.customer_id AND item.order_id = delivered.order_id AND item.id = delivered.order_item_id
CROSS JOIN LATERAL (SELECT round(delivered.delivered_quantity * item.unit_price, 2) AS value) AS valued
CROSS JOIN LATERAL (
  SELECT round(value * item.tax_rate / CASE WHEN item.tax_inclusive THEN 100 + item.tax_rate ELSE 100 END, 2) AS tax
) AS taxed
WHERE confirmation.current AND confirmation.billing IN ('BILLABLE', 'RECOVERABLE') AND delivered.delivered_quantity > 0
  -- Of an order with several items, one may have been credited in full and the others not.
  AND NOT EXISTS (
    SELECT 1 FROM invoice_lines AS line
    WHERE line.customer_id = item.customer_id AND line.order_id = item.order_id AND line.order_item_id = item.id AND line.live);

DROP VIEW delivered_items;
DROP FUNCTION awaits_bill(delivery_billing), balance_of(uuid), planned_deliveries(date, date), planned_on(date),
  planned_quantity(subscription_mode, subscription_shift, numeric, weekday[], integer, date, numeric, date, shift),
  line_tax(numeric, numeric, boolean), line_value(numeric, numeric);
