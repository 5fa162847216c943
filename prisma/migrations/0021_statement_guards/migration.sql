-- Rules of orders, items, confirmations and bill lines that look at other rows. Each is written once, as a query over the rows
-- of any relation by its name: over those of one statement it guards, over a whole table it proves ("earlybird verify
-- rules"). docs/decisions/0029 has the reasons and the figures.

-- What is held, by name. `proven`: it can be asked of a whole table at any time; the others judge a change, and what was
-- allowed when it was written may look wrong now.
CREATE FUNCTION integrity_rules() RETURNS TABLE (rule text, checked_by text, proven boolean, message text)
LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('orders_read_committed', 'orders_on_plan', false, 'Write orders of subscriptions at READ COMMITTED.'),
    ('orders_on_plan', 'orders_on_plan', true, 'The plan delivers nothing on this day in this shift: change the plan, or order once.'),
    ('orders_confirmed', 'orders_confirmed', true, 'An order is delivered by a confirmation, not by its status: write a delivery status.'),
    ('order_items_frozen', 'order_items_frozen', false, 'Items of an order change while it is PENDING: correct what was delivered instead.'),
    ('delivery_statuses_recorded', 'delivery_statuses_follow', true, 'A confirmation is not recorded in the future.'),
    ('delivery_statuses_occurred', 'delivery_statuses_follow', true, 'Nothing is delivered before the day of the order.'),
    ('delivery_statuses_window', 'delivery_statuses_follow', false, 'The day of this order is over: an administrator can still confirm it, with the reason as a note.'),
    ('delivery_statuses_author', 'delivery_statuses_follow', true, 'An order is confirmed by its agent, by a valid link for its round, or by an administrator.'),
    ('delivery_statuses_followed', 'delivery_statuses_follow', true, 'An order has the outcome that its current confirmation says.'),
    ('delivery_statuses_superseded', 'delivery_statuses_superseded', true, 'A confirmation stays current until another one supersedes it.'),
    ('delivery_statuses_lines', 'delivery_statuses_lines', true, 'A confirmation has one line for every item of its order.'),
    ('delivery_statuses_outcome', 'delivery_statuses_lines', true, 'The outcome is what the lines say: DELIVERED is all of all, NOT_DELIVERED none of any.'),
    ('delivery_items_ordered', 'delivery_items_ordered', true, 'Leave the ordered quantity out: it is that of the order''s item.'),
    ('invoice_lines_as_delivered', 'invoice_lines_as_delivered', true, 'A line bills what was delivered, at the price and tax of the order item, on the delivery date.'),
    ('invoice_lines_whole_delivery', 'invoice_lines_whole_delivery', true, 'All that a confirmation delivered is billed in one statement.'),
    ('invoice_lines_billable', 'invoice_lines_billable', true, 'Only a current confirmation that waits to be billed can be: another one has superseded it, or it is billed.'),
    ('invoices_sum_of_lines', 'invoices_sum_of_lines', true, 'An invoice is the sum of its lines.')
$$;

-- The checks that hold them: each a query of the broken rows, as the rule's name and the row's key. `{rows}` is the relation, a
-- name or a query in brackets, with the columns of the table; `{written}` is true for rows that are being written, and only then
-- is there a lock where `{FOR …}` stands.
CREATE FUNCTION integrity_checks() RETURNS TABLE (name text, relation text, query text)
LANGUAGE sql IMMUTABLE AS $checks$
  VALUES
    ('orders_on_plan', 'orders', $$
      SELECT CASE WHEN {written} AND current_setting('transaction_isolation') <> 'read committed' THEN 'orders_read_committed' ELSE 'orders_on_plan' END AS rule,
             placed.customer_id, placed.id
      FROM {rows} AS placed
      WHERE placed.subscription_id IS NOT NULL AND placed.status <> 'CANCELLED'
        AND ({written} AND current_setting('transaction_isolation') <> 'read committed' OR NOT EXISTS (
          SELECT FROM planned_on(placed.delivery_date) AS planned
          WHERE planned.customer_id = placed.customer_id AND planned.subscription_id = placed.subscription_id AND planned.shift = placed.shift))
    $$),

    ('orders_confirmed', 'orders', $$
      SELECT 'orders_confirmed' AS rule, placed.customer_id, placed.id
      FROM {rows} AS placed
      WHERE placed.status IN ('DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED') AND NOT EXISTS (
        SELECT FROM delivery_statuses AS confirmation
        WHERE confirmation.customer_id = placed.customer_id AND confirmation.order_id = placed.id
          AND confirmation.current AND confirmation.status::text = placed.status::text)
    $$),

    -- The order is locked against a change of its status, and looked at as it is then: FOR KEY SHARE, which the foreign key
    -- holds, would not stop one. OFFSET 0, or the condition would be asked before the lock.
    ('order_items_frozen', 'order_items', $$
      SELECT 'order_items_frozen' AS rule, placed.customer_id, placed.id
      FROM (
        SELECT placed.customer_id, placed.id, placed.status FROM orders AS placed
        WHERE (placed.customer_id, placed.id) IN (SELECT item.customer_id, item.order_id FROM {rows} AS item)
        ORDER BY placed.customer_id, placed.id
        OFFSET 0
        {FOR NO KEY UPDATE}) AS placed
      WHERE placed.status <> 'PENDING'
    $$),

    -- An import brings its own time and author. Whoever was an administrator, and which links were valid, is known when it is
    -- written; what a link was issued for stays as it is. A link that is being revoked is waited for. OFFSET 0, or the rule would be worked out wherever it is mentioned.
    ('delivery_statuses_follow', 'delivery_statuses', $$
      SELECT judged.rule, judged.customer_id, judged.id
      FROM (
        SELECT confirmation.customer_id, confirmation.id,
          CASE
            WHEN confirmation.recorded_at > business_now() THEN 'delivery_statuses_recorded'
            WHEN NOT {written} AND confirmation.current AND confirmation.status::text <> placed.status::text THEN 'delivery_statuses_followed'
            WHEN confirmation.method = 'IMPORT' THEN NULL
            WHEN (confirmation.occurred_at AT TIME ZONE business_time_zone())::date < placed.delivery_date THEN 'delivery_statuses_occurred'
            WHEN {written} AND (
              (confirmation.recorded_at AT TIME ZONE business_time_zone())::date < placed.delivery_date
              OR (confirmation.recorded_at AT TIME ZONE business_time_zone())::date > placed.delivery_date + delivery_backdate_days()
                AND (confirmation.method <> 'ADMIN' OR coalesce(nullif(btrim(confirmation.note), ''), confirmation.correction_reason) IS NULL))
              THEN 'delivery_statuses_window'
            WHEN (CASE
                WHEN confirmation.method = 'AGENT' THEN placed.agent_id = confirmation.confirmed_by_id
                WHEN confirmation.method = 'ADMIN' THEN
                  NOT {written} OR EXISTS (SELECT FROM users AS author WHERE author.id = confirmation.confirmed_by_id AND author.role = 'ADMIN')
                ELSE EXISTS (
                  SELECT FROM share_links AS link
                  WHERE link.id = confirmation.share_link_id AND confirmation.recorded_at < link.expires_at AND link.date = placed.delivery_date
                    AND (link.shift IS NULL OR link.shift = placed.shift)
                    AND (link.area_id IS NULL OR link.area_id = placed.area_id)
                    AND (link.agent_id IS NULL OR link.agent_id = placed.agent_id)
                    AND (link.revoked_at IS NULL OR NOT {written})
                  {FOR SHARE}) END) IS NOT TRUE
              THEN 'delivery_statuses_author'
          END AS rule
        FROM {rows} AS confirmation
        JOIN orders AS placed ON placed.customer_id = confirmation.customer_id AND placed.id = confirmation.order_id
        OFFSET 0) AS judged
      WHERE judged.rule IS NOT NULL
    $$),

    ('delivery_statuses_superseded', 'delivery_statuses', $$
      SELECT 'delivery_statuses_superseded' AS rule, confirmation.customer_id, confirmation.id
      FROM {rows} AS confirmation
      WHERE NOT confirmation.current AND NOT EXISTS (
        SELECT FROM delivery_statuses AS later
        WHERE later.customer_id = confirmation.customer_id AND later.order_id = confirmation.order_id AND later.supersedes_id = confirmation.id)
    $$),

    -- One line for every item, and the outcome is what they say. Of a superseded confirmation as well: items stay as they were.
    ('delivery_statuses_lines', 'delivery_statuses', $$
      SELECT CASE WHEN count(item.id) = 0 OR count(line.order_item_id) <> count(item.id) THEN 'delivery_statuses_lines' ELSE 'delivery_statuses_outcome' END AS rule,
             confirmation.customer_id, confirmation.id
      FROM {rows} AS confirmation
      LEFT JOIN order_items AS item ON item.customer_id = confirmation.customer_id AND item.order_id = confirmation.order_id
      LEFT JOIN delivery_items AS line
        ON line.customer_id = item.customer_id AND line.order_id = item.order_id AND line.order_item_id = item.id AND line.delivery_status_id = confirmation.id
      GROUP BY confirmation.customer_id, confirmation.id, confirmation.status
      HAVING count(item.id) = 0 OR count(line.order_item_id) <> count(item.id)
        OR confirmation.status <> CASE
          WHEN bool_and(line.delivered_quantity = item.quantity) THEN 'DELIVERED'
          WHEN bool_and(line.delivered_quantity = 0) THEN 'NOT_DELIVERED'
          ELSE 'PARTIALLY_DELIVERED' END::delivery_outcome
    $$),

    ('delivery_items_ordered', 'delivery_items', $$
      SELECT 'delivery_items_ordered' AS rule, line.customer_id, line.order_item_id AS id
      FROM {rows} AS line
      JOIN order_items AS item ON item.customer_id = line.customer_id AND item.order_id = line.order_id AND item.id = line.order_item_id
      WHERE line.ordered_quantity <> item.quantity
    $$),

    ('invoice_lines_as_delivered', 'invoice_lines', $$
      SELECT 'invoice_lines_as_delivered' AS rule, line.customer_id, line.id
      FROM {rows} AS line
      WHERE {written} AND NOT line.live OR NOT EXISTS (
        SELECT FROM delivery_items AS delivered
        JOIN order_items AS item ON item.customer_id = delivered.customer_id AND item.order_id = delivered.order_id AND item.id = delivered.order_item_id
        JOIN orders AS placed ON placed.customer_id = delivered.customer_id AND placed.id = delivered.order_id
        WHERE delivered.customer_id = line.customer_id AND delivered.order_id = line.order_id AND delivered.order_item_id = line.order_item_id
          AND delivered.delivery_status_id = line.delivery_status_id
          AND delivered.delivered_quantity = line.quantity AND placed.delivery_date = line.date
          AND item.unit_price = line.unit_price AND item.tax_rate = line.tax_rate AND item.tax_inclusive = line.tax_inclusive)
    $$),

    -- Of a confirmation that waits again, since a line of it was credited in full, other lines may be live.
    ('invoice_lines_whole_delivery', 'invoice_lines', $$
      SELECT 'invoice_lines_whole_delivery' AS rule, billed.customer_id, billed.delivery_status_id AS id
      FROM (SELECT DISTINCT customer_id, order_id, delivery_status_id FROM {rows} AS line WHERE line.live) AS billed
      JOIN delivery_statuses AS confirmation
        ON confirmation.customer_id = billed.customer_id AND confirmation.order_id = billed.order_id AND confirmation.id = billed.delivery_status_id
        AND confirmation.billing = 'BILLED'
      JOIN delivery_items AS delivered
        ON delivered.customer_id = billed.customer_id AND delivered.order_id = billed.order_id AND delivered.delivery_status_id = billed.delivery_status_id
      LEFT JOIN invoice_lines AS line
        ON line.customer_id = delivered.customer_id AND line.order_id = delivered.order_id AND line.order_item_id = delivered.order_item_id AND line.live
      WHERE delivered.delivered_quantity > 0 AND line.id IS NULL
    $$),

    -- What bill_lines refuses when it marks the confirmations; here as it must stay.
    ('invoice_lines_billable', 'invoice_lines', $$
      SELECT 'invoice_lines_billable' AS rule, line.customer_id, line.id
      FROM {rows} AS line
      JOIN delivery_statuses AS confirmation
        ON confirmation.customer_id = line.customer_id AND confirmation.order_id = line.order_id AND confirmation.id = line.delivery_status_id
      WHERE line.live AND NOT confirmation.current
    $$),

    ('invoices_sum_of_lines', 'invoices', $$
      SELECT 'invoices_sum_of_lines' AS rule, invoice.customer_id, invoice.id
      FROM {rows} AS invoice
      LEFT JOIN invoice_lines AS line ON line.customer_id = invoice.customer_id AND line.invoice_id = invoice.id
      WHERE invoice.kind <> 'OPENING'
      GROUP BY invoice.customer_id, invoice.id, invoice.subtotal, invoice.tax
      HAVING (invoice.subtotal, invoice.tax) IS DISTINCT FROM (coalesce(sum(line.net), 0), coalesce(sum(line.tax), 0))
    $$)
$checks$;

-- The broken rows of a relation, as a query to EXECUTE.
CREATE FUNCTION broken_rows(check_name text, rows text, written boolean) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(
    replace(replace(query, '{rows}', rows), '{written}', written::text), '\{(FOR [A-Z ]+)\}', CASE WHEN written THEN '\1' ELSE '' END, 'g')
  FROM integrity_checks() WHERE name = check_name
$$;

CREATE FUNCTION refuse_rule(broken text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse(rule, message) FROM integrity_rules() WHERE rule = broken;
END $$;

-- A statement that refuses broken rows of what is being written.
CREATE FUNCTION refuse_broken(check_name text, rows text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT format('SELECT refuse_rule(broken.rule) FROM (%s) AS broken', broken_rows(check_name, rows, true))
$$;

-- Makes a trigger's function that runs statements over the rows of a transition table. Of up to 50 rows each statement's plan
-- is made once and kept, which costs a single write nothing (to plan orders_on_plan takes 0.5 ms, to run it 0.04); for more
-- rows it is planned anew, so that no plan made for few rows or many serves the other. `before_many` runs for the latter only.
CREATE FUNCTION make_statement_guard(guard text, rows text, statements text[], before_many text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $make$
DECLARE
  anew text := (SELECT string_agg(format('EXECUTE %L;', statement), E'\n    ' ORDER BY place)
    FROM unnest(before_many || statements) WITH ORDINALITY AS listed (statement, place));
  kept text := (SELECT string_agg(regexp_replace(statement, '^\s*SELECT', 'PERFORM') || ';', E'\n    ' ORDER BY place)
    FROM unnest(statements) WITH ORDINALITY AS listed (statement, place));
BEGIN
  EXECUTE format(
    E'CREATE OR REPLACE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS %L', guard,
    format(E'\nBEGIN\n  IF EXISTS (SELECT FROM %I OFFSET 50) THEN\n    %s\n  ELSE\n    %s\n  END IF;\n  RETURN NULL;\nEND ', rows, anew, kept));
END $make$;

-- The same for one row, where only a row trigger will do: one that must lock before it writes, or waits for the commit.
CREATE FUNCTION refuse_broken_row(check_name text, the_row text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(refuse_broken(check_name, format('(SELECT %s.*)', the_row)), '^SELECT', 'PERFORM')
$$;

CREATE FUNCTION make_row_guard(guard text, check_name text, the_row text) RETURNS void
LANGUAGE plpgsql AS $make$
BEGIN
  EXECUTE format(
    E'CREATE OR REPLACE FUNCTION %I() RETURNS trigger LANGUAGE plpgsql AS %L', guard,
    format(E'\nBEGIN\n  %s;\n  RETURN coalesce(NEW, OLD);\nEND ', refuse_broken_row(check_name, the_row)));
END $make$;

-- Orders ----------------------------------------------------------------------------------------------------------------

-- The foreign key's row trigger has locked the subscription FOR KEY SHARE by then, and the query looks after that.
SELECT make_statement_guard('hold_orders_to_plan', 'added', ARRAY[refuse_broken('orders_on_plan', 'added')]);
DROP TRIGGER orders_on_plan ON orders;
CREATE TRIGGER orders_on_plan AFTER INSERT ON orders REFERENCING NEW TABLE AS added FOR EACH STATEMENT
EXECUTE FUNCTION hold_orders_to_plan();

-- For a row: few orders come back, and an outcome is refused only if it is written by hand. Where delivery_statuses_follow moves
-- the order, its confirmation has just been written. For a statement, the rows of every such update would be kept.
DO $make$
BEGIN
  EXECUTE format('CREATE OR REPLACE FUNCTION refuse_order_transition() RETURNS trigger LANGUAGE plpgsql AS %L', format($body$
BEGIN
  IF OLD.status = NEW.status THEN
    RETURN NEW;
  END IF;
  IF NOT order_may_become(OLD.status, NEW.status) THEN
    PERFORM refuse('orders_transition', 'The order has gone another way meanwhile: read its status and decide again.');
  END IF;
  IF pg_trigger_depth() = 1 THEN
    %s;
  END IF;
  -- Only what a plan's change has cancelled comes back, and only where the plan delivers again. No foreign key is asked once more.
  IF OLD.status = 'CANCELLED' THEN
    IF OLD.cancel_reason <> 'PLAN_CHANGE' OR NEW.subscription_id IS NULL THEN
      PERFORM refuse('orders_reinstated', 'A cancelled order stays cancelled unless a plan change has cancelled it: make another one.');
    END IF;
    PERFORM FROM subscriptions WHERE customer_id = NEW.customer_id AND id = NEW.subscription_id FOR KEY SHARE;
    %s;
  END IF;
  RETURN NEW;
END $body$,
    refuse_broken_row('orders_confirmed', 'NEW'), refuse_broken_row('orders_on_plan', 'NEW')));
END $make$;

DROP FUNCTION hold_order_to_plan();
DROP FUNCTION refuse_order_off_plan(uuid, uuid, date, shift);

-- Items -----------------------------------------------------------------------------------------------------------------

-- A change of an item locks its order first, or it would hold the item while it waits for the order, and a confirmation the
-- order while it waits for the item.
SELECT make_row_guard('refuse_frozen_items', 'order_items_frozen', 'OLD');
DROP TRIGGER order_items_frozen ON order_items;
CREATE TRIGGER order_items_frozen BEFORE UPDATE OR DELETE ON order_items FOR EACH ROW
EXECUTE FUNCTION refuse_frozen_items();

SELECT make_statement_guard('hold_new_items', 'added', ARRAY[refuse_broken('order_items_frozen', 'added')]);
CREATE TRIGGER order_items_frozen_new AFTER INSERT ON order_items REFERENCING NEW TABLE AS added FOR EACH STATEMENT
EXECUTE FUNCTION hold_new_items();

-- Confirmations ---------------------------------------------------------------------------------------------------------

-- The orders take the outcome over, and their locks come with that; then time and author are held against the orders as they
-- are now. Of many, the orders are locked in order first.
SELECT make_statement_guard('follow_confirmations', 'added', ARRAY[
  $$UPDATE orders AS placed SET status = added.status::text::order_status
    FROM added WHERE placed.customer_id = added.customer_id AND placed.id = added.order_id$$,
  refuse_broken('delivery_statuses_follow', 'added')
], ARRAY[
  $$SELECT FROM orders AS placed WHERE (placed.customer_id, placed.id) IN (SELECT added.customer_id, added.order_id FROM added)
    ORDER BY placed.customer_id, placed.id FOR NO KEY UPDATE$$]);
DROP TRIGGER delivery_statuses_follow ON delivery_statuses;
CREATE TRIGGER delivery_statuses_follow AFTER INSERT ON delivery_statuses REFERENCING NEW TABLE AS added FOR EACH STATEMENT
EXECUTE FUNCTION follow_confirmations();
DROP FUNCTION follow_confirmation();

-- At commit PostgreSQL has row triggers only.
SELECT make_row_guard('refuse_unsuperseded', 'delivery_statuses_superseded', 'NEW');
SELECT make_row_guard('refuse_other_outcome', 'delivery_statuses_lines', 'NEW');

-- Bill lines ------------------------------------------------------------------------------------------------------------

-- Confirmations before invoices, as everybody locks them (docs/decisions/0030).
CREATE OR REPLACE FUNCTION bill_lines() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  fault boolean;
BEGIN
  PERFORM hold_ledger(customer_id) FROM (SELECT DISTINCT customer_id FROM added ORDER BY customer_id) AS ledger;

  EXECUTE refuse_broken('invoice_lines_as_delivered', 'added');

  -- The correction of a confirmation updates the same row: one of the two comes first, and the other sees it.
  EXECUTE $sql$
    WITH billed AS (
      SELECT DISTINCT added.customer_id, added.order_id, added.delivery_status_id AS id, billing_before(invoice.kind) AS before
      FROM added JOIN invoices AS invoice ON invoice.customer_id = added.customer_id AND invoice.id = added.invoice_id
    ), moved AS (
      UPDATE delivery_statuses AS confirmation SET billing = 'BILLED'
      FROM billed
      WHERE confirmation.customer_id = billed.customer_id AND confirmation.order_id = billed.order_id AND confirmation.id = billed.id
        AND confirmation.current AND confirmation.billing IN ('BILLABLE', billed.before)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM billed) <> (SELECT count(*) FROM moved)
  $sql$ INTO fault;
  IF fault THEN
    PERFORM refuse('invoice_lines_billable', 'Only a current confirmation that waits to be billed can be: another one has superseded it, or it is billed.');
  END IF;

  EXECUTE $sql$
    WITH sums AS (SELECT customer_id, invoice_id, sum(net) AS net, sum(tax) AS tax FROM added GROUP BY customer_id, invoice_id),
    counted AS (
      UPDATE invoices AS invoice
      SET subtotal = invoice.subtotal + sums.net, tax = invoice.tax + sums.tax, total = invoice.total + sums.net + sums.tax
      FROM sums
      WHERE invoice.customer_id = sums.customer_id AND invoice.id = sums.invoice_id AND invoice.status = 'DRAFT' AND invoice.kind <> 'OPENING'
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM sums) <> (SELECT count(*) FROM counted)
  $sql$ INTO fault;
  IF fault THEN
    PERFORM refuse('invoice_lines_on_draft', 'Lines are put on drafts, and on no opening invoice: what was finalised is credited, or billed next time.');
  END IF;

  EXECUTE refuse_broken('invoice_lines_whole_delivery', 'added');
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION unbill_lines() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  fault boolean;
BEGIN
  PERFORM hold_ledger(customer_id) FROM (SELECT DISTINCT customer_id FROM removed ORDER BY customer_id) AS ledger;

  EXECUTE $sql$
    UPDATE delivery_statuses AS confirmation SET billing = billing_before(unbilled.kind)
    FROM (
      SELECT DISTINCT removed.customer_id, removed.order_id, removed.delivery_status_id AS id, invoice.kind
      FROM removed JOIN invoices AS invoice ON invoice.customer_id = removed.customer_id AND invoice.id = removed.invoice_id
    ) AS unbilled
    WHERE confirmation.customer_id = unbilled.customer_id AND confirmation.order_id = unbilled.order_id AND confirmation.id = unbilled.id
      AND confirmation.current AND confirmation.billing = 'BILLED'
  $sql$;

  EXECUTE $sql$
    WITH sums AS (SELECT customer_id, invoice_id, sum(net) AS net, sum(tax) AS tax FROM removed GROUP BY customer_id, invoice_id),
    counted AS (
      UPDATE invoices AS invoice
      SET subtotal = invoice.subtotal - sums.net, tax = invoice.tax - sums.tax, total = invoice.total - sums.net - sums.tax
      FROM sums
      WHERE invoice.customer_id = sums.customer_id AND invoice.id = sums.invoice_id AND invoice.status = 'DRAFT'
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM sums) <> (SELECT count(*) FROM counted)
  $sql$ INTO fault;
  IF fault THEN
    PERFORM refuse('invoice_lines_on_draft', 'Lines are taken off drafts only: credit what was finalised.');
  END IF;
  RETURN NULL;
END $$;

-- Regions ---------------------------------------------------------------------------------------------------------------

-- Several regions in one database or cluster give out numbers of their own, and no two documents of the business may have the
-- same one. Of 16 characters, which is all that GST allows, the code leaves 999,999 documents of a kind and year.
ALTER TABLE business_settings ADD COLUMN region_code text;
ALTER TABLE business_settings
  ADD CONSTRAINT business_settings_region_code_check CHECK (region_code ~ '^[A-Z][A-Z0-9]{0,2}$') NOT VALID;
ALTER TABLE business_settings VALIDATE CONSTRAINT business_settings_region_code_check;

-- EB for invoices, CN for credit notes, then the financial year, April to March, in which it is issued: EB/26-27. With a region,
-- that first and the kind's letter with the year: HYD/E2627.

CREATE OR REPLACE FUNCTION document_series_of(prefix text, moment timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
      WHEN region.code IS NULL THEN prefix || '/' || to_char(year, 'YY') || '-' || to_char(year + interval '1 year', 'YY')
      ELSE region.code || '/' || left(prefix, 1) || to_char(year, 'YY') || to_char(year + interval '1 year', 'YY') END
  FROM (SELECT (moment AT TIME ZONE business_time_zone()) - interval '3 months' AS year) AS financial_year
  CROSS JOIN (SELECT (SELECT region_code FROM business_settings) AS code) AS region
$$;

-- What a schema for each region asks: a searched CASE in the functions of triggers, no look at another table in a WHEN, and
-- triggers on TRUNCATE of their own.

CREATE OR REPLACE FUNCTION supersede_confirmation() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  seen delivery_billing;
BEGIN
  PERFORM FROM orders WHERE customer_id = NEW.customer_id AND id = NEW.order_id FOR NO KEY UPDATE;
  SELECT billing INTO seen FROM delivery_statuses
  WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND id = NEW.supersedes_id AND current
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    PERFORM refuse('delivery_statuses_supersedes', 'A correction supersedes the current confirmation of its order: read that one and decide again.');
  END IF;
  UPDATE delivery_statuses SET current = false, billing = CASE WHEN billing = 'HISTORY' THEN billing ELSE 'NONE' END
  WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND id = NEW.supersedes_id;
  IF seen = 'HISTORY' OR (seen = 'RECOVERABLE' AND NEW.status <> 'NOT_DELIVERED') THEN
    NEW.billing := seen;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION next_document(prefix text, customer uuid, given timestamptz, OUT number text, OUT issued_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE
  target text;
  last record;
  last_issued_at timestamptz;
BEGIN
  LOOP
    target := document_series_of(prefix, ledger_moment(customer, given));
    INSERT INTO document_series (series) VALUES (target) ON CONFLICT DO NOTHING;
    PERFORM 1 FROM document_series WHERE series = target FOR UPDATE;
    -- The wait may have gone over the end of a financial year.
    issued_at := ledger_moment(customer, given);
    EXIT WHEN document_series_of(prefix, issued_at) = target;
  END LOOP;
  -- From here on no other ledger is waited for.
  PERFORM set_config('earlybird.ledgers_held', 'number taken', true);

  SELECT register.number, register.sequence INTO last
  FROM document_numbers AS register WHERE register.series = target ORDER BY register.sequence DESC LIMIT 1;
  last_issued_at := CASE
    WHEN prefix = 'EB' THEN (SELECT invoice.issued_at FROM invoices AS invoice WHERE invoice.number = last.number)
    ELSE (SELECT note.issued_at FROM credit_notes AS note WHERE note.number = last.number) END;
  IF issued_at < last_issued_at THEN
    IF given IS NOT NULL AND given <> business_now()::timestamptz(3) THEN
      PERFORM refuse('document_numbers_in_order', 'A number was given out at a later moment, and numbers follow the time of issue.');
    END IF;
    issued_at := last_issued_at;
  END IF;
  number := target || '/' || lpad((coalesce(last.sequence, 0) + 1)::text, greatest(6, length((coalesce(last.sequence, 0) + 1)::text)), '0');
  INSERT INTO document_numbers (number, series, sequence) VALUES (next_document.number, target, coalesce(last.sequence, 0) + 1);
END $$;

CREATE OR REPLACE FUNCTION issue_invoice() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  issue record;
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  IF NEW.kind <> 'OPENING' THEN
    SELECT coalesce(sum(net), 0), coalesce(sum(tax), 0) INTO NEW.subtotal, NEW.tax
    FROM invoice_lines WHERE customer_id = NEW.customer_id AND invoice_id = NEW.id;
    NEW.total := NEW.subtotal + NEW.tax;
  END IF;
  IF NEW.total = 0 THEN
    PERFORM refuse('invoices_not_empty', 'There is nothing on this draft to ask money for: delete it.');
  END IF;
  IF NEW.kind = 'OPENING' THEN
    NEW.issued_at := ledger_moment(NEW.customer_id, NEW.issued_at);
  ELSE
    SELECT * INTO issue FROM next_document('EB', NEW.customer_id, NEW.issued_at);
    NEW.number := issue.number;
    NEW.issued_at := issue.issued_at;
  END IF;
  -- Credit runs from the end of the month that is billed; never due before it was asked for.
  NEW.due_date := greatest(
    (NEW.period + interval '1 month' - interval '1 day')::date + coalesce((SELECT credit_days FROM business_settings), 10),
    (NEW.issued_at AT TIME ZONE business_time_zone())::date);
  INSERT INTO ledger_entries (customer_id, kind, amount, invoice_id, note, booked_at)
  VALUES (NEW.customer_id, CASE WHEN NEW.kind = 'OPENING' THEN 'OPENING' ELSE 'INVOICE' END::ledger_entry_kind, NEW.total, NEW.id,
          CASE WHEN NEW.kind = 'OPENING' THEN 'Brought forward' END, NEW.issued_at)
  RETURNING balance_after - amount INTO NEW.opening_balance;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION post_payment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_entries (customer_id, kind, amount, payment_id, note, booked_at, created_by_id)
  VALUES (NEW.customer_id, CASE WHEN NEW.method = 'OPENING' THEN 'OPENING' ELSE 'PAYMENT' END::ledger_entry_kind,
          -NEW.amount, NEW.id, NEW.note, NEW.created_at, NEW.recorded_by_id);
  PERFORM allocate_payments(NEW.customer_id, NEW.created_at);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION billing_before(kind invoice_kind) RETURNS delivery_billing
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN kind = 'RECOVERY' THEN 'RECOVERABLE' ELSE 'BILLABLE' END::delivery_billing
$$;

CREATE OR REPLACE FUNCTION check_credit_note_total() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  note_id uuid := CASE WHEN TG_TABLE_NAME = 'credit_notes' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'credit_note_id' END;
BEGIN
  PERFORM refuse('credit_notes_total_of_lines', 'A credit note is the sum of its lines, which are issued with it.')
  FROM credit_notes AS note
  LEFT JOIN LATERAL (
    SELECT sum(line.net) AS net, sum(line.tax) AS tax FROM credit_note_lines AS line
    WHERE line.customer_id = note.customer_id AND line.credit_note_id = note.id
  ) AS lines ON true
  WHERE note.customer_id = NEW.customer_id AND note.id = note_id AND (note.net, note.tax) IS DISTINCT FROM (lines.net, lines.tax);
  RETURN NULL;
END $$;

-- A plan without orders costs one look into an index more at commit.

DROP TRIGGER subscription_terms_orders ON subscription_terms;
CREATE CONSTRAINT TRIGGER subscription_terms_orders AFTER INSERT OR UPDATE ON subscription_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION hold_terms_to_orders();

DROP TRIGGER subscription_terms_orders_after_delete ON subscription_terms;
CREATE CONSTRAINT TRIGGER subscription_terms_orders_after_delete AFTER DELETE ON subscription_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION hold_terms_to_orders();

DROP TRIGGER subscription_days_orders ON subscription_days;
CREATE CONSTRAINT TRIGGER subscription_days_orders AFTER INSERT OR UPDATE ON subscription_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION hold_days_to_orders();

DROP TRIGGER subscription_days_orders_after_delete ON subscription_days;
CREATE CONSTRAINT TRIGGER subscription_days_orders_after_delete AFTER DELETE ON subscription_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION hold_days_to_orders();

DROP TRIGGER subscription_pauses_orders ON subscription_pauses;
CREATE CONSTRAINT TRIGGER subscription_pauses_orders AFTER INSERT OR UPDATE ON subscription_pauses DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION hold_pauses_to_orders();

DROP FUNCTION plan_has_orders(uuid, uuid);

CREATE OR REPLACE TRIGGER orders_never_deleted BEFORE DELETE ON orders FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('orders_never_deleted', 'Orders are never deleted: cancel one.');
CREATE TRIGGER orders_never_truncated BEFORE TRUNCATE ON orders FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('orders_never_deleted', 'Orders are never deleted: cancel one.');

CREATE OR REPLACE TRIGGER audit_events_never_deleted BEFORE DELETE ON audit_events FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('audit_events_append_only', 'Audit events are never deleted.');
CREATE TRIGGER audit_events_never_truncated BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('audit_events_append_only', 'Audit events are never deleted.');

CREATE OR REPLACE TRIGGER delivery_statuses_never_deleted BEFORE DELETE ON delivery_statuses FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_statuses_append_only', 'Confirmations are never deleted: correct one by a new one that supersedes it.');
CREATE TRIGGER delivery_statuses_never_truncated BEFORE TRUNCATE ON delivery_statuses FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_statuses_append_only', 'Confirmations are never deleted: correct one by a new one that supersedes it.');

CREATE OR REPLACE TRIGGER delivery_items_append_only BEFORE UPDATE OR DELETE ON delivery_items FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_items_append_only', 'What a confirmation delivered is never changed: correct it by a new confirmation.');
CREATE TRIGGER delivery_items_never_truncated BEFORE TRUNCATE ON delivery_items FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_items_append_only', 'What a confirmation delivered is never changed: correct it by a new confirmation.');

CREATE OR REPLACE TRIGGER ledger_entries_never_deleted BEFORE DELETE ON ledger_entries FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('ledger_entries_append_only', 'Ledger entries are never deleted: book another one against it.');
CREATE TRIGGER ledger_entries_never_truncated BEFORE TRUNCATE ON ledger_entries FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('ledger_entries_append_only', 'Ledger entries are never deleted: book another one against it.');

CREATE OR REPLACE TRIGGER payment_allocations_never_deleted BEFORE DELETE ON payment_allocations FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payment_allocations_append_only', 'Allocations are never deleted: release one by its released_at.');
CREATE TRIGGER payment_allocations_never_truncated BEFORE TRUNCATE ON payment_allocations FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payment_allocations_append_only', 'Allocations are never deleted: release one by its released_at.');

CREATE OR REPLACE TRIGGER payments_never_deleted BEFORE DELETE ON payments FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payments_never_deleted', 'Payments are never deleted: reverse one.');
CREATE TRIGGER payments_never_truncated BEFORE TRUNCATE ON payments FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payments_never_deleted', 'Payments are never deleted: reverse one.');

CREATE OR REPLACE TRIGGER document_numbers_append_only BEFORE UPDATE OR DELETE ON document_numbers FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('document_numbers_append_only', 'A number that was given out stays given out.');
CREATE TRIGGER document_numbers_never_truncated BEFORE TRUNCATE ON document_numbers FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('document_numbers_append_only', 'A number that was given out stays given out.');

CREATE OR REPLACE TRIGGER credit_note_lines_append_only BEFORE UPDATE OR DELETE ON credit_note_lines FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('credit_note_lines_append_only', 'A credit note is never changed: issue another one, or bill again.');
CREATE TRIGGER credit_note_lines_never_truncated BEFORE TRUNCATE ON credit_note_lines FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('credit_note_lines_append_only', 'A credit note is never changed: issue another one, or bill again.');

CREATE OR REPLACE TRIGGER legacy_records_never_deleted BEFORE DELETE ON legacy_records FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('legacy_records_append_only', 'Legacy documents are never deleted: mark one SKIPPED, with the reason.');
CREATE TRIGGER legacy_records_never_truncated BEFORE TRUNCATE ON legacy_records FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('legacy_records_append_only', 'Legacy documents are never deleted: mark one SKIPPED, with the reason.');
