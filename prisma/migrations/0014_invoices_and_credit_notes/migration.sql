-- What a bill may hold, how it is issued and taken back. An invoice goes from DRAFT to FINALIZED to VOID and nowhere else;
-- a draft may be deleted, without its lines. Credit notes are issued once and never changed.

-- Numbers. The register is the counter: a row that is counted up keeps every version until its transaction ends, so that
-- 20,000 numbers in one took 6.2 s, and four times as many sixteen times as long. The series' row is only locked.
ALTER TABLE document_series DROP COLUMN last_number;

-- EB for invoices, CN for credit notes, then the financial year, April to March, in which it is issued.
CREATE FUNCTION document_series_of(prefix text, moment timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT prefix || '/' || to_char(year, 'YY') || '-' || to_char(year + interval '1 year', 'YY')
  FROM (SELECT (moment AT TIME ZONE business_time_zone()) - interval '3 months' AS year) AS financial_year
$$;

-- The next number of a series and the moment of its issue. The series is locked until the end of the transaction, so no
-- number is lost by a rollback and none is dated before the one it follows.
CREATE FUNCTION next_document(prefix text, customer uuid, given timestamptz, OUT number text, OUT issued_at timestamptz)
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

CREATE TRIGGER document_series_by_issue BEFORE INSERT OR UPDATE OR DELETE ON document_series FOR EACH STATEMENT
WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION refuse_change('document_series_by_issue', 'A series begins with its first document.');

CREATE TRIGGER document_numbers_by_issue BEFORE INSERT ON document_numbers FOR EACH STATEMENT
WHEN (pg_trigger_depth() = 0)
EXECUTE FUNCTION refuse_change('document_numbers_by_issue', 'A number is given out by issuing its document.');

-- Periods. A locked month takes no invoice, and none of its invoices is finalised or voided; its drafts can be deleted and
-- its finalised invoices be paid and credited.
CREATE FUNCTION refuse_locked_period() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT locked_at IS NOT NULL FROM billing_periods WHERE period = NEW.period FOR SHARE) THEN
    PERFORM refuse('invoices_period_open', 'The month is locked: bill in a later one, and correct by a credit note.');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER invoices_period_open BEFORE INSERT ON invoices FOR EACH ROW
EXECUTE FUNCTION refuse_locked_period();

CREATE TRIGGER invoices_period_still_open BEFORE UPDATE ON invoices FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
EXECUTE FUNCTION refuse_locked_period();

CREATE TRIGGER billing_periods_locked_once BEFORE UPDATE ON billing_periods FOR EACH ROW
WHEN (OLD.locked_at IS NOT NULL AND OLD IS DISTINCT FROM NEW)
EXECUTE FUNCTION refuse_change('billing_periods_locked_once', 'A locked month stays locked.');

CREATE TRIGGER billing_periods_never_deleted BEFORE DELETE ON billing_periods FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL)
EXECUTE FUNCTION refuse_change('billing_periods_locked_once', 'A locked month stays locked.');

-- Invoices. An OPENING one carries the balance that a customer was imported with as its total, without lines and number.
CREATE TRIGGER invoices_begin_as_drafts BEFORE INSERT ON invoices FOR EACH ROW
WHEN (NEW.status <> 'DRAFT' OR NEW.opening_balance <> 0 OR NEW.amount_paid <> 0 OR NEW.amount_credited <> 0
  OR NEW.tax <> 0 OR (NEW.kind = 'OPENING') = (NEW.total = 0))
EXECUTE FUNCTION refuse_change('invoices_begin_as_drafts', 'An invoice begins as a draft; its lines make its total, or it is an OPENING one and has one.');

CREATE TRIGGER invoices_frozen BEFORE UPDATE ON invoices FOR EACH ROW
WHEN ((OLD.customer_id, OLD.id, OLD.kind, OLD.period, OLD.created_at)
    IS DISTINCT FROM (NEW.customer_id, NEW.id, NEW.kind, NEW.period, NEW.created_at)
  OR (OLD.status <> 'DRAFT' AND (OLD.number, OLD.opening_balance, OLD.subtotal, OLD.tax, OLD.total, OLD.due_date, OLD.issued_at)
    IS DISTINCT FROM (NEW.number, NEW.opening_balance, NEW.subtotal, NEW.tax, NEW.total, NEW.due_date, NEW.issued_at))
  OR (OLD.status = NEW.status AND (OLD.issued_at, OLD.voided_at, OLD.void_reason) IS DISTINCT FROM (NEW.issued_at, NEW.voided_at, NEW.void_reason))
  OR (pg_trigger_depth() = 0 AND (OLD.number, OLD.opening_balance, OLD.subtotal, OLD.tax, OLD.total, OLD.amount_paid, OLD.amount_credited, OLD.due_date)
    IS DISTINCT FROM (NEW.number, NEW.opening_balance, NEW.subtotal, NEW.tax, NEW.total, NEW.amount_paid, NEW.amount_credited, NEW.due_date)))
EXECUTE FUNCTION refuse_change('invoices_frozen', 'An invoice changes by its lines, payments and credit notes; finalise it, void it or credit it.');

CREATE TRIGGER invoices_transition BEFORE UPDATE ON invoices FOR EACH ROW
WHEN (OLD.status IS DISTINCT FROM NEW.status
  AND NOT (OLD.status = 'DRAFT' AND NEW.status = 'FINALIZED') AND NOT (OLD.status = 'FINALIZED' AND NEW.status = 'VOID'))
EXECUTE FUNCTION refuse_change('invoices_transition', 'An invoice goes from DRAFT to FINALIZED to VOID; a draft is deleted instead.');

CREATE TRIGGER invoices_never_deleted BEFORE DELETE ON invoices FOR EACH ROW WHEN (OLD.status <> 'DRAFT')
EXECUTE FUNCTION refuse_change('invoices_never_deleted', 'Only a draft can be deleted: void the invoice.');

CREATE TRIGGER invoices_never_truncated BEFORE TRUNCATE ON invoices FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('invoices_never_deleted', 'Only a draft can be deleted: void the invoice.');

-- DRAFT → FINALIZED. The row is locked by now and so is the ledger: no line can join between the sum and the number.
-- 0.56 ms of processor time for an invoice of 100 lines.
CREATE FUNCTION issue_invoice() RETURNS trigger
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

CREATE TRIGGER invoices_issue BEFORE UPDATE ON invoices FOR EACH ROW
WHEN (OLD.status = 'DRAFT' AND NEW.status = 'FINALIZED')
EXECUTE FUNCTION issue_invoice();

CREATE FUNCTION settle_invoice() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM allocate_payments(NEW.customer_id, NEW.issued_at);
  RETURN NULL;
END $$;

CREATE TRIGGER invoices_settle AFTER UPDATE ON invoices FOR EACH ROW
WHEN (OLD.status = 'DRAFT' AND NEW.status = 'FINALIZED')
EXECUTE FUNCTION settle_invoice();

-- FINALIZED → VOID. What was paid on it becomes free in the next trigger, when the row no longer counts.
CREATE FUNCTION void_invoice() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  IF NEW.amount_credited > 0 THEN
    PERFORM refuse('invoices_void_uncredited', 'Part of this invoice was credited or written off: credit the rest in full instead.');
  END IF;
  NEW.voided_at := ledger_moment(NEW.customer_id, NEW.voided_at);
  NEW.amount_paid := 0;
  INSERT INTO ledger_entries (customer_id, kind, amount, invoice_id, note, booked_at, created_by_id)
  VALUES (NEW.customer_id, 'VOID', -NEW.total, NEW.id, NEW.void_reason, NEW.voided_at, acting_user());
  RETURN NEW;
END $$;

CREATE TRIGGER invoices_void BEFORE UPDATE ON invoices FOR EACH ROW
WHEN (OLD.status = 'FINALIZED' AND NEW.status = 'VOID')
EXECUTE FUNCTION void_invoice();

-- What stood on a line can be billed again: as what it was before.
CREATE FUNCTION billing_before(kind invoice_kind) RETURNS delivery_billing
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE kind WHEN 'RECOVERY' THEN 'RECOVERABLE' ELSE 'BILLABLE' END::delivery_billing
$$;

CREATE FUNCTION release_invoice() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoice_lines SET live = false WHERE customer_id = NEW.customer_id AND invoice_id = NEW.id AND live;
  UPDATE delivery_statuses AS confirmation SET billing = billing_before(NEW.kind)
  FROM (SELECT DISTINCT order_id, delivery_status_id FROM invoice_lines WHERE customer_id = NEW.customer_id AND invoice_id = NEW.id) AS line
  WHERE confirmation.customer_id = NEW.customer_id AND confirmation.order_id = line.order_id AND confirmation.id = line.delivery_status_id
    AND confirmation.current AND confirmation.billing = 'BILLED';
  UPDATE payment_allocations SET released_at = NEW.voided_at
  WHERE customer_id = NEW.customer_id AND invoice_id = NEW.id AND released_at IS NULL;
  PERFORM allocate_payments(NEW.customer_id, NEW.voided_at);
  RETURN NULL;
END $$;

CREATE TRIGGER invoices_release AFTER UPDATE ON invoices FOR EACH ROW
WHEN (OLD.status = 'FINALIZED' AND NEW.status = 'VOID')
EXECUTE FUNCTION release_invoice();

-- Lines. All of a statement at once: 36 µs a line of 100,000 in one statement, where a trigger for each row takes 290 µs.
-- Planned anew each time, since a plan kept from a run of 100,000 would read whole tables for one line.
CREATE FUNCTION bill_lines() RETURNS trigger
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

CREATE TRIGGER invoice_lines_bill AFTER INSERT ON invoice_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT
EXECUTE FUNCTION bill_lines();

CREATE FUNCTION unbill_lines() RETURNS trigger
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

CREATE TRIGGER invoice_lines_unbill AFTER DELETE ON invoice_lines REFERENCING OLD TABLE AS removed FOR EACH STATEMENT
EXECUTE FUNCTION unbill_lines();

CREATE TRIGGER invoice_lines_frozen BEFORE UPDATE ON invoice_lines FOR EACH ROW
WHEN (pg_trigger_depth() = 0 OR NOT OLD.live
  OR (OLD.customer_id, OLD.invoice_id, OLD.id, OLD.order_id, OLD.order_item_id, OLD.delivery_status_id, OLD.date, OLD.quantity, OLD.unit_price, OLD.tax_rate, OLD.tax_inclusive, OLD.net, OLD.tax, OLD.amount)
    IS DISTINCT FROM (NEW.customer_id, NEW.invoice_id, NEW.id, NEW.order_id, NEW.order_item_id, NEW.delivery_status_id, NEW.date, NEW.quantity, NEW.unit_price, NEW.tax_rate, NEW.tax_inclusive, NEW.net, NEW.tax, NEW.amount))
EXECUTE FUNCTION refuse_change('invoice_lines_frozen', 'A line is never changed: it follows its confirmation, and ends with a void or a credit.');

CREATE TRIGGER invoice_lines_never_truncated BEFORE TRUNCATE ON invoice_lines FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('invoice_lines_frozen', 'Lines are taken off drafts only, by DELETE.');

-- What a correction does to lines. `billing` and `current` move by triggers only.
CREATE TRIGGER delivery_statuses_billing_kept BEFORE UPDATE ON delivery_statuses FOR EACH ROW
WHEN (pg_trigger_depth() = 0 AND OLD.current = NEW.current AND OLD.billing IS DISTINCT FROM NEW.billing)
EXECUTE FUNCTION refuse_change('delivery_statuses_billing_kept', 'Whether a confirmation is billed follows from the lines of invoices.');

CREATE FUNCTION refuse_billed_correction() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  live_on invoice_status[] := ARRAY(
    SELECT invoice.status
    FROM invoice_lines AS line JOIN invoices AS invoice ON invoice.customer_id = line.customer_id AND invoice.id = line.invoice_id
    WHERE line.customer_id = OLD.customer_id AND line.order_id = OLD.order_id AND line.delivery_status_id = OLD.id AND line.live);
BEGIN
  IF 'FINALIZED' = ANY (live_on) THEN
    PERFORM refuse('delivery_statuses_already_billed', 'This delivery is on a finalised invoice: credit its lines in full in the same transaction, before it is corrected.');
  ELSIF cardinality(live_on) > 0 THEN
    PERFORM hold_ledger(OLD.customer_id);
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER delivery_statuses_already_billed BEFORE UPDATE ON delivery_statuses FOR EACH ROW WHEN (OLD.current AND NOT NEW.current)
EXECUTE FUNCTION refuse_billed_correction();

-- At commit, when the items of the new confirmation are there. Lines that go on keep their ids.
CREATE FUNCTION follow_correction() RETURNS trigger
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

-- What waits to be billed, item by item, as the line would have it.
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

CREATE CONSTRAINT TRIGGER delivery_statuses_lines_follow AFTER UPDATE ON delivery_statuses DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (OLD.current AND NOT NEW.current)
EXECUTE FUNCTION follow_correction();

-- Credit notes.
CREATE FUNCTION number_credit_note() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  SELECT * INTO NEW.number, NEW.issued_at FROM next_document('CN', NEW.customer_id, NEW.issued_at);
  RETURN NEW;
END $$;

CREATE TRIGGER credit_notes_number BEFORE INSERT ON credit_notes FOR EACH ROW
EXECUTE FUNCTION number_credit_note();

-- Where the invoice is paid already, its last allocations make room, and pay other invoices or become an advance.
CREATE FUNCTION post_credit_note() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  excess numeric := (
    SELECT amount_paid + amount_credited + NEW.total - total FROM invoices
    WHERE customer_id = NEW.customer_id AND id = NEW.invoice_id AND status = 'FINALIZED' FOR NO KEY UPDATE);
BEGIN
  IF excess IS NULL THEN
    PERFORM refuse('credit_notes_on_finalized', 'Only a finalised invoice can be credited; a draft is changed.');
  END IF;
  UPDATE payment_allocations AS allocation SET released_at = NEW.issued_at
  FROM (
    SELECT payment_id, id, sum(amount) OVER (ORDER BY created_at DESC, id DESC) - amount AS later
    FROM payment_allocations WHERE customer_id = NEW.customer_id AND invoice_id = NEW.invoice_id AND released_at IS NULL
  ) AS paid
  WHERE allocation.customer_id = NEW.customer_id AND allocation.payment_id = paid.payment_id AND allocation.id = paid.id AND paid.later < excess;
  UPDATE invoices SET amount_credited = amount_credited + NEW.total WHERE customer_id = NEW.customer_id AND id = NEW.invoice_id;
  INSERT INTO ledger_entries (customer_id, kind, amount, invoice_id, credit_note_id, booked_at, created_by_id)
  VALUES (NEW.customer_id, 'CREDIT_NOTE', -NEW.total, NULL, NEW.id, NEW.issued_at, NEW.issued_by_id);
  PERFORM allocate_payments(NEW.customer_id, NEW.issued_at);
  RETURN NULL;
END $$;

CREATE TRIGGER credit_notes_post AFTER INSERT ON credit_notes FOR EACH ROW
EXECUTE FUNCTION post_credit_note();

-- Net and tax of what is credited of a line in all, less what was credited before: so the parts add up to the line.
CREATE FUNCTION check_credit_line() RETURNS trigger
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

CREATE TRIGGER credit_note_lines_check BEFORE INSERT ON credit_note_lines FOR EACH ROW
EXECUTE FUNCTION check_credit_line();

CREATE FUNCTION end_credited_line() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  ended record;
BEGIN
  UPDATE invoice_lines AS line SET live = false
  WHERE customer_id = NEW.customer_id AND invoice_id = NEW.invoice_id AND id = NEW.invoice_line_id AND live
    AND quantity = (
      SELECT sum(credit.quantity) FROM credit_note_lines AS credit
      WHERE credit.customer_id = NEW.customer_id AND credit.invoice_id = NEW.invoice_id AND credit.invoice_line_id = NEW.invoice_line_id)
  RETURNING order_id, delivery_status_id INTO ended;
  IF FOUND THEN
    UPDATE delivery_statuses SET billing = billing_before((SELECT kind FROM invoices WHERE customer_id = NEW.customer_id AND id = NEW.invoice_id))
    WHERE customer_id = NEW.customer_id AND order_id = ended.order_id AND id = ended.delivery_status_id AND current AND billing = 'BILLED';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER credit_note_lines_end_line AFTER INSERT ON credit_note_lines FOR EACH ROW
EXECUTE FUNCTION end_credited_line();

CREATE FUNCTION check_credit_note_total() RETURNS trigger
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

CREATE CONSTRAINT TRIGGER credit_notes_total_of_lines AFTER INSERT ON credit_notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION check_credit_note_total();

CREATE CONSTRAINT TRIGGER credit_note_lines_total AFTER INSERT ON credit_note_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
EXECUTE FUNCTION check_credit_note_total();

CREATE TRIGGER credit_notes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_notes FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('credit_notes_append_only', 'A credit note is never changed: issue another one, or bill again.');

CREATE TRIGGER credit_note_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_note_lines FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('credit_note_lines_append_only', 'A credit note is never changed: issue another one, or bill again.');
