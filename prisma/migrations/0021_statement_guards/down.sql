CREATE FUNCTION plan_has_orders(customer uuid, subscription uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM orders WHERE customer_id = customer AND subscription_id = subscription);
END $$;

CREATE OR REPLACE FUNCTION unbill_lines() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  fault boolean;
BEGIN
  PERFORM hold_ledger(customer_id) FROM (SELECT DISTINCT customer_id FROM removed ORDER BY customer_id) AS ledger;

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

  EXECUTE $sql$
    UPDATE delivery_statuses AS confirmation SET billing = billing_before(unbilled.kind)
    FROM (
      SELECT DISTINCT removed.customer_id, removed.order_id, removed.delivery_status_id AS id, invoice.kind
      FROM removed JOIN invoices AS invoice ON invoice.customer_id = removed.customer_id AND invoice.id = removed.invoice_id
    ) AS unbilled
    WHERE confirmation.customer_id = unbilled.customer_id AND confirmation.order_id = unbilled.order_id AND confirmation.id = unbilled.id
      AND confirmation.current AND confirmation.billing = 'BILLED'
  $sql$;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION bill_lines() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  fault boolean;
BEGIN
  PERFORM hold_ledger(customer_id) FROM (SELECT DISTINCT customer_id FROM added ORDER BY customer_id) AS ledger;

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

  EXECUTE $sql$
    SELECT count(*) <> (SELECT count(*) FROM added)
    FROM added
    JOIN delivery_items AS delivered USING (customer_id, order_id, order_item_id, delivery_status_id)
    JOIN order_items AS item ON item.customer_id = added.customer_id AND item.order_id = added.order_id AND item.id = added.order_item_id
    JOIN orders AS placed ON placed.customer_id = added.customer_id AND placed.id = added.order_id
    WHERE added.live AND added.quantity = delivered.delivered_quantity AND added.date = placed.delivery_date
      AND added.unit_price = item.unit_price AND added.tax_rate = item.tax_rate AND added.tax_inclusive = item.tax_inclusive
  $sql$ INTO fault;
  IF fault THEN
    PERFORM refuse('invoice_lines_as_delivered', 'A line bills what was delivered, at the price and tax of the order item, on the delivery date.');
  END IF;

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
    SELECT EXISTS (
      SELECT 1
      FROM (SELECT DISTINCT customer_id, order_id, delivery_status_id FROM added) AS billed
      JOIN delivery_items AS delivered USING (customer_id, order_id, delivery_status_id)
      LEFT JOIN invoice_lines AS line
        ON line.customer_id = delivered.customer_id AND line.order_id = delivered.order_id AND line.order_item_id = delivered.order_item_id AND line.live
      WHERE delivered.delivered_quantity > 0 AND line.id IS NULL)
  $sql$ INTO fault;
  IF fault THEN
    PERFORM refuse('invoice_lines_whole_delivery', 'All that a confirmation delivered is billed in one statement.');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION document_series_of(prefix text, moment timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT prefix || '/' || to_char(year, 'YY') || '-' || to_char(year + interval '1 year', 'YY')
  FROM (SELECT (moment AT TIME ZONE business_time_zone()) - interval '3 months' AS year) AS financial_year
$$;

ALTER TABLE business_settings DROP CONSTRAINT business_settings_region_code_check;
ALTER TABLE business_settings DROP COLUMN region_code;

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
  UPDATE delivery_statuses SET current = false, billing = CASE billing WHEN 'HISTORY' THEN billing ELSE 'NONE' END
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
  last_issued_at := CASE prefix
    WHEN 'EB' THEN (SELECT invoice.issued_at FROM invoices AS invoice WHERE invoice.number = last.number)
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
  VALUES (NEW.customer_id, CASE NEW.kind WHEN 'OPENING' THEN 'OPENING' ELSE 'INVOICE' END::ledger_entry_kind, NEW.total, NEW.id,
          CASE NEW.kind WHEN 'OPENING' THEN 'Brought forward' END, NEW.issued_at)
  RETURNING balance_after - amount INTO NEW.opening_balance;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION post_payment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_entries (customer_id, kind, amount, payment_id, note, booked_at, created_by_id)
  VALUES (NEW.customer_id, CASE NEW.method WHEN 'OPENING' THEN 'OPENING' ELSE 'PAYMENT' END::ledger_entry_kind,
          -NEW.amount, NEW.id, NEW.note, NEW.created_at, NEW.recorded_by_id);
  PERFORM allocate_payments(NEW.customer_id, NEW.created_at);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION billing_before(kind invoice_kind) RETURNS delivery_billing
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE kind WHEN 'RECOVERY' THEN 'RECOVERABLE' ELSE 'BILLABLE' END::delivery_billing
$$;

CREATE OR REPLACE FUNCTION check_credit_note_total() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  note_id uuid := CASE TG_TABLE_NAME WHEN 'credit_notes' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'credit_note_id' END;
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

DROP TRIGGER subscription_terms_orders ON subscription_terms;
CREATE CONSTRAINT TRIGGER subscription_terms_orders AFTER INSERT OR UPDATE ON subscription_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (plan_has_orders(NEW.customer_id, NEW.subscription_id)) EXECUTE FUNCTION hold_terms_to_orders();

DROP TRIGGER subscription_terms_orders_after_delete ON subscription_terms;
CREATE CONSTRAINT TRIGGER subscription_terms_orders_after_delete AFTER DELETE ON subscription_terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (plan_has_orders(OLD.customer_id, OLD.subscription_id)) EXECUTE FUNCTION hold_terms_to_orders();

DROP TRIGGER subscription_days_orders ON subscription_days;
CREATE CONSTRAINT TRIGGER subscription_days_orders AFTER INSERT OR UPDATE ON subscription_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (plan_has_orders(NEW.customer_id, NEW.subscription_id)) EXECUTE FUNCTION hold_days_to_orders();

DROP TRIGGER subscription_days_orders_after_delete ON subscription_days;
CREATE CONSTRAINT TRIGGER subscription_days_orders_after_delete AFTER DELETE ON subscription_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (plan_has_orders(OLD.customer_id, OLD.subscription_id)) EXECUTE FUNCTION hold_days_to_orders();

DROP TRIGGER subscription_pauses_orders ON subscription_pauses;
CREATE CONSTRAINT TRIGGER subscription_pauses_orders AFTER INSERT OR UPDATE ON subscription_pauses DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (plan_has_orders(NEW.customer_id, NEW.subscription_id)) EXECUTE FUNCTION hold_pauses_to_orders();

DROP TRIGGER orders_never_truncated ON orders;
CREATE OR REPLACE TRIGGER orders_never_deleted BEFORE DELETE OR TRUNCATE ON orders FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('orders_never_deleted', 'Orders are never deleted: cancel one.');

DROP TRIGGER audit_events_never_truncated ON audit_events;
CREATE OR REPLACE TRIGGER audit_events_never_deleted BEFORE DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('audit_events_append_only', 'Audit events are never deleted.');

DROP TRIGGER delivery_statuses_never_truncated ON delivery_statuses;
CREATE OR REPLACE TRIGGER delivery_statuses_never_deleted BEFORE DELETE OR TRUNCATE ON delivery_statuses FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_statuses_append_only', 'Confirmations are never deleted: correct one by a new one that supersedes it.');

DROP TRIGGER delivery_items_never_truncated ON delivery_items;
CREATE OR REPLACE TRIGGER delivery_items_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery_items FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_items_append_only', 'What a confirmation delivered is never changed: correct it by a new confirmation.');

DROP TRIGGER ledger_entries_never_truncated ON ledger_entries;
CREATE OR REPLACE TRIGGER ledger_entries_never_deleted BEFORE DELETE OR TRUNCATE ON ledger_entries FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('ledger_entries_append_only', 'Ledger entries are never deleted: book another one against it.');

DROP TRIGGER payment_allocations_never_truncated ON payment_allocations;
CREATE OR REPLACE TRIGGER payment_allocations_never_deleted BEFORE DELETE OR TRUNCATE ON payment_allocations FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payment_allocations_append_only', 'Allocations are never deleted: release one by its released_at.');

DROP TRIGGER payments_never_truncated ON payments;
CREATE OR REPLACE TRIGGER payments_never_deleted BEFORE DELETE OR TRUNCATE ON payments FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payments_never_deleted', 'Payments are never deleted: reverse one.');

DROP TRIGGER document_numbers_never_truncated ON document_numbers;
CREATE OR REPLACE TRIGGER document_numbers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_numbers FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('document_numbers_append_only', 'A number that was given out stays given out.');

DROP TRIGGER credit_note_lines_never_truncated ON credit_note_lines;
CREATE OR REPLACE TRIGGER credit_note_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_note_lines FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('credit_note_lines_append_only', 'A credit note is never changed: issue another one, or bill again.');

DROP TRIGGER legacy_records_never_truncated ON legacy_records;
CREATE OR REPLACE TRIGGER legacy_records_never_deleted BEFORE DELETE OR TRUNCATE ON legacy_records FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('legacy_records_append_only', 'Legacy documents are never deleted: mark one SKIPPED, with the reason.');

DROP TRIGGER delivery_statuses_follow ON delivery_statuses;
DROP TRIGGER order_items_frozen_new ON order_items;
DROP TRIGGER order_items_frozen ON order_items;
DROP TRIGGER orders_on_plan ON orders;
DROP FUNCTION follow_confirmations();
DROP FUNCTION hold_new_items();
DROP FUNCTION hold_orders_to_plan();

CREATE FUNCTION refuse_order_off_plan(customer uuid, subscription uuid, day date, run shift) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM refuse('orders_read_committed', 'Write orders of subscriptions at READ COMMITTED.');
  END IF;
  PERFORM FROM subscriptions WHERE customer_id = customer AND id = subscription FOR KEY SHARE;
  -- Another customer's subscription is the foreign key's to refuse.
  IF FOUND AND NOT plan_delivers(customer, subscription, day, run) THEN
    PERFORM refuse('orders_on_plan', 'The plan delivers nothing on this day in this shift: change the plan, or order once.');
  END IF;
END $$;

CREATE FUNCTION hold_order_to_plan() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_order_off_plan(NEW.customer_id, NEW.subscription_id, NEW.delivery_date, NEW.shift);
  RETURN NEW;
END $$;

CREATE FUNCTION follow_confirmation() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  placed record;
  recorded_on date;
  allowed boolean;
BEGIN
  UPDATE orders SET status = NEW.status::text::order_status
  WHERE customer_id = NEW.customer_id AND id = NEW.order_id
  RETURNING delivery_date, shift, area_id, agent_id INTO placed;

  IF NEW.recorded_at > business_now() THEN
    PERFORM refuse('delivery_statuses_recorded', 'A confirmation is not recorded in the future.');
  END IF;
  IF NEW.method = 'IMPORT' THEN
    RETURN NULL;
  END IF;

  IF (NEW.occurred_at AT TIME ZONE business_time_zone())::date < placed.delivery_date THEN
    PERFORM refuse('delivery_statuses_occurred', 'Nothing is delivered before the day of the order.');
  END IF;
  recorded_on := (NEW.recorded_at AT TIME ZONE business_time_zone())::date;
  IF recorded_on < placed.delivery_date OR (recorded_on > placed.delivery_date + delivery_backdate_days()
      AND (NEW.method <> 'ADMIN' OR coalesce(nullif(btrim(NEW.note), ''), NEW.correction_reason) IS NULL)) THEN
    PERFORM refuse('delivery_statuses_window', 'The day of this order is over: an administrator can still confirm it, with the reason as a note.');
  END IF;

  IF NEW.method = 'AGENT' THEN
    allowed := placed.agent_id = NEW.confirmed_by_id;
  ELSIF NEW.method = 'ADMIN' THEN
    allowed := EXISTS (SELECT FROM users WHERE id = NEW.confirmed_by_id AND role = 'ADMIN');
  ELSE
    -- Locked, so that a link that is being revoked is seen as revoked.
    SELECT revoked_at IS NULL AND NEW.recorded_at < expires_at AND date = placed.delivery_date
        AND (shift IS NULL OR shift = placed.shift)
        AND (area_id IS NULL OR area_id = placed.area_id)
        AND (agent_id IS NULL OR agent_id = placed.agent_id)
      INTO allowed
    FROM share_links WHERE id = NEW.share_link_id FOR SHARE;
  END IF;
  IF allowed IS NOT TRUE THEN
    PERFORM refuse('delivery_statuses_author', 'An order is confirmed by its agent, by a valid link for its round, or by an administrator.');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_order_transition() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = NEW.status THEN
    RETURN NEW;
  END IF;
  IF NOT order_may_become(OLD.status, NEW.status) THEN
    PERFORM refuse('orders_transition', 'The order has gone another way meanwhile: read its status and decide again.');
  END IF;
  IF NEW.status IN ('DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED') AND NOT EXISTS (
    SELECT FROM delivery_statuses
    WHERE customer_id = NEW.customer_id AND order_id = NEW.id AND current AND status::text = NEW.status::text
  ) THEN
    PERFORM refuse('orders_confirmed', 'An order is delivered by a confirmation, not by its status: write a delivery status.');
  END IF;
  -- Only what a plan's change has cancelled comes back, and only where the plan delivers again.
  IF OLD.status = 'CANCELLED' THEN
    IF OLD.cancel_reason <> 'PLAN_CHANGE' OR NEW.subscription_id IS NULL THEN
      PERFORM refuse('orders_reinstated', 'A cancelled order stays cancelled unless a plan change has cancelled it: make another one.');
    END IF;
    PERFORM refuse_order_off_plan(NEW.customer_id, NEW.subscription_id, NEW.delivery_date, NEW.shift);
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION refuse_frozen_items() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  current_status order_status;
BEGIN
  SELECT status INTO current_status FROM orders
  WHERE customer_id = coalesce(NEW.customer_id, OLD.customer_id) AND id = coalesce(NEW.order_id, OLD.order_id)
  FOR NO KEY UPDATE;
  IF current_status <> 'PENDING' THEN
    PERFORM refuse('order_items_frozen', 'Items of an order change while it is PENDING: correct what was delivered instead.');
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION refuse_unsuperseded() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM delivery_statuses WHERE customer_id = NEW.customer_id AND order_id = NEW.order_id AND supersedes_id = NEW.id
  ) THEN
    PERFORM refuse('delivery_statuses_superseded', 'A confirmation stays current until another one supersedes it.');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_other_outcome() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  lines record;
BEGIN
  SELECT count(*) AS items, count(line.order_item_id) AS lines,
         CASE WHEN bool_and(line.delivered_quantity = item.quantity) THEN 'DELIVERED'
              WHEN bool_and(line.delivered_quantity = 0) THEN 'NOT_DELIVERED'
              ELSE 'PARTIALLY_DELIVERED' END::delivery_outcome AS outcome
    INTO lines
  FROM order_items AS item
  LEFT JOIN delivery_items AS line
    ON line.customer_id = item.customer_id AND line.order_id = item.order_id AND line.order_item_id = item.id AND line.delivery_status_id = NEW.id
  WHERE item.customer_id = NEW.customer_id AND item.order_id = NEW.order_id;
  IF lines.items = 0 OR lines.lines <> lines.items THEN
    PERFORM refuse('delivery_statuses_lines', 'A confirmation has one line for every item of its order.');
  END IF;
  IF NEW.status <> lines.outcome THEN
    PERFORM refuse('delivery_statuses_outcome', 'The outcome is what the lines say: DELIVERED is all of all, NOT_DELIVERED none of any.');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER orders_on_plan BEFORE INSERT ON orders FOR EACH ROW
WHEN (NEW.subscription_id IS NOT NULL) EXECUTE FUNCTION hold_order_to_plan();

CREATE TRIGGER order_items_frozen BEFORE INSERT OR UPDATE OR DELETE ON order_items FOR EACH ROW
EXECUTE FUNCTION refuse_frozen_items();

CREATE TRIGGER delivery_statuses_follow AFTER INSERT ON delivery_statuses FOR EACH ROW
EXECUTE FUNCTION follow_confirmation();

DROP FUNCTION make_row_guard(text, text, text);
DROP FUNCTION refuse_broken_row(text, text);
DROP FUNCTION make_statement_guard(text, text, text[], text[]);
DROP FUNCTION refuse_broken(text, text);
DROP FUNCTION refuse_rule(text);
DROP FUNCTION broken_rows(text, text, boolean);
DROP FUNCTION integrity_checks();
DROP FUNCTION integrity_rules();
