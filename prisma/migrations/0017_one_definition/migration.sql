-- What a line is worth, what a plan wants, what was delivered, what can be billed and what is owed: each is said here, once.
-- Triggers, reports and runs read it here (docs/decisions/0026). Everything is written to be inlined: the functions are plain
-- SQL, none is STRICT or VOLATILE, and each view is a plain join.

-- Money. The checks on order items and invoice lines hold what is stored to the same rule, in words of their own.

-- numeric round() rounds half away from zero: half up, since nothing here is negative.
CREATE FUNCTION line_value(quantity numeric, unit_price numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT round(quantity * unit_price, 2)
$$;

-- The tax of such a value: a part of it if inclusive, on top of it otherwise.
CREATE FUNCTION line_tax(value numeric, tax_rate numeric, tax_inclusive boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT round(value * tax_rate / CASE WHEN tax_inclusive THEN 100 + tax_rate ELSE 100 END, 2)
$$;

-- Deliveries. Every item of a current confirmation of which anything was delivered, as a line bills it. A delivery belongs to
-- the month of its delivery date, whenever it was recorded. The order's columns keep their names, so that the row scope of
-- orders can be asked of this view; the key is the item's, so that who joins lines to it uses the whole of their index.
CREATE VIEW delivered_items AS
SELECT item.customer_id, item.order_id, item.id AS order_item_id, confirmation.id AS delivery_status_id,
       placed.source, placed.subscription_id, placed.delivery_date, placed.shift, placed.area_id, placed.agent_id,
       confirmation.billing, confirmation.recorded_at, item.product_id,
       delivered.delivered_quantity AS quantity, item.unit_price, item.tax_rate, item.tax_inclusive,
       CASE WHEN item.tax_inclusive THEN value - tax ELSE value END AS net, tax,
       CASE WHEN item.tax_inclusive THEN value ELSE value + tax END AS amount
FROM orders AS placed
JOIN delivery_statuses AS confirmation
  ON confirmation.customer_id = placed.customer_id AND confirmation.order_id = placed.id AND confirmation.current
JOIN delivery_items AS delivered
  ON delivered.customer_id = confirmation.customer_id AND delivered.order_id = confirmation.order_id
  AND delivered.delivery_status_id = confirmation.id AND delivered.delivered_quantity > 0
JOIN order_items AS item
  ON item.customer_id = delivered.customer_id AND item.order_id = delivered.order_id AND item.id = delivered.order_item_id
CROSS JOIN LATERAL (SELECT line_value(delivered.delivered_quantity, item.unit_price) AS value) AS valued
CROSS JOIN LATERAL (SELECT line_tax(value, item.tax_rate, item.tax_inclusive) AS tax) AS taxed;

-- What waits to be billed: BILLABLE for the next bill, RECOVERABLE for whoever asks for it.
CREATE FUNCTION awaits_bill(billing delivery_billing) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT billing IN ('BILLABLE', 'RECOVERABLE')
$$;

DROP VIEW billable_items;
-- Of an order with several items, one may have been credited in full and the others not. An anti-join, and no NOT EXISTS: with
-- one relation in FROM, PostgreSQL 15 prints the view otherwise than 18 does, and "verify schema" compares what is printed.
CREATE VIEW billable_items AS
SELECT delivered.*
FROM delivered_items AS delivered
LEFT JOIN invoice_lines AS line
  ON line.customer_id = delivered.customer_id AND line.order_id = delivered.order_id
  AND line.order_item_id = delivered.order_item_id AND line.live
WHERE awaits_bill(delivered.billing) AND line.id IS NULL;

-- Plans. What a term wants on a day in a shift. An override of that day and shift replaces what the term says.
CREATE FUNCTION planned_quantity(
  mode subscription_mode, term_shift subscription_shift, quantity numeric, weekdays weekday[], every_n_days integer, anchor_date date,
  override numeric, day date, run shift
) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(override, CASE
    WHEN term_shift <> 'BOTH' AND (term_shift = 'MORNING') <> (run = 'MORNING') THEN 0
    WHEN mode IN ('FIXED_DAILY', 'ONE_TIME_RANGE') THEN quantity
    WHEN mode = 'WEEKLY'
      AND ('{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY}'::weekday[])[extract(isodow FROM day)::integer] = ANY (weekdays)
      THEN quantity
    WHEN mode = 'EVERY_N_DAYS' AND (day - anchor_date) % every_n_days = 0 THEN quantity
    ELSE 0 END)
$$;

-- What all plans want on a day: one row for each subscription and shift in which anything is wanted. The term in force decides, a
-- pause beats everything, and there is nothing while it is a draft, before its start or from its stop date on. Whether the
-- customer is served at all is not asked here: that status has no dates. `term_price` is null if the product's price holds.
CREATE FUNCTION planned_on(day date)
RETURNS TABLE (customer_id uuid, subscription_id uuid, product_id uuid, shift shift, quantity numeric, term_price numeric)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT plan.customer_id, plan.id, plan.product_id, run.shift, wanted.quantity, term.unit_price
  FROM subscriptions AS plan
  CROSS JOIN (VALUES ('MORNING'::shift), ('EVENING')) AS run (shift)
  CROSS JOIN LATERAL (
    SELECT * FROM subscription_terms AS dated_term
    WHERE dated_term.customer_id = plan.customer_id AND dated_term.subscription_id = plan.id AND dated_term.effective_from <= day
    ORDER BY dated_term.effective_from DESC
    LIMIT 1
  ) AS term
  LEFT JOIN subscription_days AS override
    ON override.customer_id = plan.customer_id AND override.subscription_id = plan.id AND override.date = day AND override.shift = run.shift
  CROSS JOIN LATERAL (
    SELECT planned_quantity(
      term.mode, term.shift, term.quantity, term.weekdays, term.every_n_days, term.anchor_date, override.quantity, day, run.shift
    ) AS quantity
  ) AS wanted
  WHERE plan.status <> 'DRAFT' AND plan.start_date <= day AND (plan.stop_date IS NULL OR day < plan.stop_date)
    AND wanted.quantity > 0
    AND NOT EXISTS (
      SELECT FROM subscription_pauses AS pause
      WHERE pause.customer_id = plan.customer_id AND pause.subscription_id = plan.id
        AND pause.from_date <= day AND (pause.until_date IS NULL OR day < pause.until_date))
$$;

-- The same for the days of a span, `to_date` exclusive.
CREATE FUNCTION planned_deliveries(from_date date, to_date date)
RETURNS TABLE (customer_id uuid, subscription_id uuid, product_id uuid, date date, shift shift, quantity numeric, term_price numeric)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT planned.customer_id, planned.subscription_id, planned.product_id, from_date + n, planned.shift, planned.quantity, planned.term_price
  FROM generate_series(0, to_date - from_date - 1) AS n
  CROSS JOIN LATERAL planned_on(from_date + n) AS planned
$$;

-- For triggers, which ask of one plan, day and shift; PL/pgSQL keeps its plan.
CREATE OR REPLACE FUNCTION plan_delivers(customer uuid, subscription uuid, day date, run shift) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM planned_on(day) AS planned
    WHERE planned.customer_id = customer AND planned.subscription_id = subscription AND planned.shift = run);
END $$;

-- The account. What a customer owes by the ledger; negative: an advance. The latest entry carries the sum of the whole
-- account, so it costs one look into an index. One row, always: a function of a set is inlined even with a look-up in it.
CREATE FUNCTION balance_of(customer uuid) RETURNS TABLE (balance numeric)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT entry.balance_after FROM ledger_entries AS entry WHERE entry.customer_id = customer ORDER BY entry.seq DESC LIMIT 1
  ), 0)::numeric(14, 2)
$$;

-- A draft's line follows its confirmation; a credit is worth what the line says. As before, by what is defined above.
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
           delivery_date, quantity, unit_price, tax_rate, tax_inclusive, net, tax, amount
    FROM billable_items
    WHERE customer_id = OLD.customer_id AND order_id = OLD.order_id;
  END IF;
  RETURN NULL;
END $$;

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
  value := line_value(before.quantity + NEW.quantity, line.unit_price);
  cumulated_tax := line_tax(value, line.tax_rate, line.tax_inclusive);
  IF (NEW.net, NEW.tax) IS DISTINCT FROM (
    CASE WHEN line.tax_inclusive THEN value - cumulated_tax ELSE value END - before.net, cumulated_tax - before.tax)
  THEN
    PERFORM refuse('credit_note_lines_as_billed', 'A credit takes back the price and tax of the line: those of all that is credited of it, less those credited before.');
  END IF;
  RETURN NEW;
END $$;
