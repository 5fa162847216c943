-- Money received, and the account that every document moves. docs/decisions/0016 has the order of locks.

-- The moment a document is stamped with: the clock once the locks are held, not the transaction's beginning, so that of
-- two that waited for each other the later one is dated later. In a test database the moved clock.
CREATE FUNCTION business_clock() RETURNS timestamptz
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT date_trunc('milliseconds', CASE
    WHEN coalesce(current_setting('earlybird.now', true), '') = '' THEN clock_timestamp()
    WHEN is_test_database() THEN current_setting('earlybird.now')::timestamptz
    ELSE clock_timestamp()
  END)
$$;

-- On whose behalf this transaction books, where the document has no column for it: SET LOCAL earlybird.user_id.
CREATE FUNCTION acting_user() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('earlybird.user_id', true), '')::uuid
$$;

-- Every write of a customer's money holds that customer's row. Triggers come too late to wait for it for long, with rows locked
-- already: they wait half a second, longer than one that was refused takes to let go and less than the search for deadlocks
-- waits, and then refuse.
CREATE FUNCTION hold_ledger(customer uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  FOR attempt IN 1..26 LOOP
    PERFORM 1 FROM customers WHERE id = customer FOR NO KEY UPDATE SKIP LOCKED;
    IF FOUND THEN
      IF customer::text > coalesce(current_setting('earlybird.ledgers_held', true), '') THEN
        PERFORM set_config('earlybird.ledgers_held', customer::text, true);
      END IF;
      RETURN;
    ELSIF NOT EXISTS (SELECT 1 FROM customers WHERE id = customer) THEN
      -- For the foreign key to say.
      RETURN;
    ELSIF attempt < 26 THEN
      PERFORM pg_sleep(0.02);
    END IF;
  END LOOP;
  PERFORM refuse('ledger_locked_first', 'Another transaction is booking on this ledger: begin with lock_ledger(customer), which waits for it.');
END $$;

-- What every verb about money begins with. It waits only where nobody can be waiting for this transaction: with no
-- higher ledger held and no number taken. So no two can wait for each other; who comes in another order is refused.
CREATE FUNCTION lock_ledger(customer uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF customer::text > coalesce(current_setting('earlybird.ledgers_held', true), '') THEN
    PERFORM 1 FROM customers WHERE id = customer FOR NO KEY UPDATE;
  END IF;
  PERFORM hold_ledger(customer);
END $$;

-- When a document is booked: as given, else now, and never before what the account says already.
CREATE FUNCTION ledger_moment(customer uuid, given timestamptz) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE
  clock timestamptz := business_clock();
  last timestamptz := (SELECT booked_at FROM ledger_entries WHERE customer_id = customer ORDER BY seq DESC LIMIT 1);
BEGIN
  -- A column's default is the transaction's time, and means: now.
  IF given IS NULL OR given = business_now()::timestamptz(3) THEN
    RETURN greatest(clock, last);
  ELSIF given < last THEN
    PERFORM refuse('ledger_entries_in_order', 'The ledger has an entry that was booked later than this moment.');
  ELSIF given > clock THEN
    PERFORM refuse('ledger_entries_not_in_future', 'Nothing is booked in the future.');
  END IF;
  RETURN given;
END $$;

-- Ledger. The last entry is one step into the key, however long the account is.
CREATE FUNCTION book_ledger_entry() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  SELECT seq, balance_after INTO last FROM ledger_entries WHERE customer_id = NEW.customer_id ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.balance_after := coalesce(last.balance_after, 0) + NEW.amount;
  NEW.booked_at := ledger_moment(NEW.customer_id, NEW.booked_at);
  NEW.created_by_id := coalesce(NEW.created_by_id, acting_user());
  RETURN NEW;
END $$;

CREATE TRIGGER ledger_entries_book BEFORE INSERT ON ledger_entries FOR EACH ROW
EXECUTE FUNCTION book_ledger_entry();

-- A write-off and a refund have no document; every other entry is posted by its document's own trigger, once.
CREATE TRIGGER ledger_entries_by_document BEFORE INSERT ON ledger_entries FOR EACH ROW
WHEN (pg_trigger_depth() = 0 AND NEW.kind NOT IN ('WRITE_OFF', 'REFUND'))
EXECUTE FUNCTION refuse_change('ledger_entries_by_document', 'This entry is booked by issuing, voiding, paying or reversing the document, not by itself.');

-- What is written off is no longer asked for, as if it had been credited.
CREATE FUNCTION write_off_invoice() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invoices SET amount_credited = amount_credited - NEW.amount
  WHERE customer_id = NEW.customer_id AND id = NEW.invoice_id AND status = 'FINALIZED';
  IF NOT FOUND THEN
    PERFORM refuse('ledger_entries_write_off_finalized', 'Only a finalised invoice can be written off.');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER ledger_entries_write_off AFTER INSERT ON ledger_entries FOR EACH ROW WHEN (NEW.kind = 'WRITE_OFF')
EXECUTE FUNCTION write_off_invoice();

-- What is given back is used up, as if it had been allocated; the payment's check keeps it from going below zero.
CREATE FUNCTION refund_advance() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payments SET allocated = allocated + NEW.amount
  WHERE customer_id = NEW.customer_id AND id = NEW.payment_id AND status = 'RECORDED' AND NOT historical;
  IF NOT FOUND THEN
    PERFORM refuse('ledger_entries_refund_payment', 'A refund names the recorded payment whose advance it gives back.');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER ledger_entries_refund AFTER INSERT ON ledger_entries FOR EACH ROW WHEN (NEW.kind = 'REFUND')
EXECUTE FUNCTION refund_advance();

-- Allocations.

-- An allocation's id follows from its moment and what it allocates, so that the same events give the same rows.
CREATE FUNCTION allocation_id(moment timestamptz, payment uuid, invoice uuid, earlier bigint) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(round(extract(epoch FROM moment) * 1000)::bigint), 12, '0')
    || overlay(overlay(right(md5(payment::text || invoice::text || earlier::text), 20) PLACING '7' FROM 1) PLACING 'a' FROM 5))::uuid
$$;

-- First in, first out on both sides: laid end to end, what is free and what is open overlap where one pays the other.
-- Recording, reversing, finalising, voiding and crediting all end with it. Gives the number of allocations made.
CREATE FUNCTION allocate_payments(customer uuid, at timestamptz DEFAULT NULL) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  made integer;
BEGIN
  PERFORM lock_ledger(customer);
  IF NOT EXISTS (
    SELECT 1 FROM payments WHERE customer_id = customer AND status = 'RECORDED' AND NOT historical AND allocated < amount
  ) THEN
    RETURN 0;
  END IF;
  WITH free AS (
    SELECT id, created_at, amount - allocated AS amount, sum(amount - allocated) OVER (ORDER BY created_at, id) AS upto
    FROM payments
    WHERE customer_id = customer AND status = 'RECORDED' AND NOT historical AND allocated < amount
  ), open AS (
    SELECT id, issued_at, total - amount_paid - amount_credited AS amount,
           sum(total - amount_paid - amount_credited) OVER (ORDER BY issued_at, id) AS upto
    FROM invoices
    WHERE customer_id = customer AND status = 'FINALIZED' AND amount_paid + amount_credited < total
  ), matched AS (
    SELECT free.id AS payment_id, open.id AS invoice_id,
           least(free.upto, open.upto) - greatest(free.upto - free.amount, open.upto - open.amount) AS amount,
           coalesce(at, business_clock()) AS moment
    FROM free JOIN open ON free.upto > open.upto - open.amount AND open.upto > free.upto - free.amount
  )
  INSERT INTO payment_allocations (customer_id, payment_id, id, invoice_id, amount, created_at)
  SELECT customer, payment_id,
         allocation_id(moment, payment_id, invoice_id,
           (SELECT count(*) FROM payment_allocations AS earlier WHERE earlier.customer_id = customer AND earlier.payment_id = matched.payment_id)),
         invoice_id, amount, moment
  FROM matched;
  GET DIAGNOSTICS made = ROW_COUNT;
  RETURN made;
END $$;

-- The checks on the two counters refuse what goes beyond either side.
CREATE FUNCTION count_allocation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  UPDATE payments SET allocated = allocated + NEW.amount
  WHERE customer_id = NEW.customer_id AND id = NEW.payment_id AND status = 'RECORDED' AND NOT historical;
  IF NOT FOUND THEN
    PERFORM refuse('payment_allocations_recorded_payment', 'Only a recorded payment that is in the ledger can be allocated.');
  END IF;
  UPDATE invoices SET amount_paid = amount_paid + NEW.amount
  WHERE customer_id = NEW.customer_id AND id = NEW.invoice_id AND status = 'FINALIZED';
  IF NOT FOUND THEN
    PERFORM refuse('payment_allocations_finalized_invoice', 'Only a finalised invoice can be paid.');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER payment_allocations_count AFTER INSERT ON payment_allocations FOR EACH ROW
EXECUTE FUNCTION count_allocation();

CREATE TRIGGER payment_allocations_unreleased BEFORE INSERT ON payment_allocations FOR EACH ROW WHEN (NEW.released_at IS NOT NULL)
EXECUTE FUNCTION refuse_change('payment_allocations_unreleased', 'An allocation is made before it is released.');

-- What was reversed or voided has put its own counter right.
CREATE FUNCTION count_release() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  UPDATE payments SET allocated = allocated - NEW.amount
  WHERE customer_id = NEW.customer_id AND id = NEW.payment_id AND status = 'RECORDED';
  UPDATE invoices SET amount_paid = amount_paid - NEW.amount
  WHERE customer_id = NEW.customer_id AND id = NEW.invoice_id AND status = 'FINALIZED';
  RETURN NULL;
END $$;

CREATE TRIGGER payment_allocations_release AFTER UPDATE ON payment_allocations FOR EACH ROW
WHEN (OLD.released_at IS NULL AND NEW.released_at IS NOT NULL)
EXECUTE FUNCTION count_release();

-- Payments.
ALTER TABLE payments ALTER COLUMN created_at SET DEFAULT business_now();
ALTER TABLE payment_allocations ALTER COLUMN created_at SET DEFAULT business_now();

-- Ten minutes are allowed for a device whose clock is fast.
ALTER TABLE payments
  ADD CONSTRAINT payments_received_at_check CHECK (received_at <= created_at + interval '10 minutes') NOT VALID;
ALTER TABLE payments VALIDATE CONSTRAINT payments_received_at_check;

CREATE TRIGGER payments_begin_free BEFORE INSERT ON payments FOR EACH ROW
WHEN (NEW.status <> 'RECORDED' OR NEW.allocated <> 0)
EXECUTE FUNCTION refuse_change('payments_begin_free', 'A payment is recorded first, and allocated or reversed after that.');

CREATE FUNCTION date_payment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  NEW.created_at := ledger_moment(NEW.customer_id, NEW.created_at);
  RETURN NEW;
END $$;

-- What the importer brings from before its cut-over is history, outside the ledger.
CREATE TRIGGER payments_date BEFORE INSERT ON payments FOR EACH ROW WHEN (NOT NEW.historical)
EXECUTE FUNCTION date_payment();

-- 0.54 ms of processor time a payment, with its entry and one allocation.
CREATE FUNCTION post_payment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_entries (customer_id, kind, amount, payment_id, note, booked_at, created_by_id)
  VALUES (NEW.customer_id, CASE NEW.method WHEN 'OPENING' THEN 'OPENING' ELSE 'PAYMENT' END::ledger_entry_kind,
          -NEW.amount, NEW.id, NEW.note, NEW.created_at, NEW.recorded_by_id);
  PERFORM allocate_payments(NEW.customer_id, NEW.created_at);
  RETURN NULL;
END $$;

CREATE TRIGGER payments_post AFTER INSERT ON payments FOR EACH ROW WHEN (NOT NEW.historical)
EXECUTE FUNCTION post_payment();

-- Anonymising may empty what a person wrote.
CREATE TRIGGER payments_frozen BEFORE UPDATE ON payments FOR EACH ROW
WHEN ((OLD.customer_id, OLD.id, OLD.amount, OLD.method, OLD.received_at, OLD.historical, OLD.order_id, OLD.delivery_status_id,
       OLD.recorded_by_id, OLD.idempotency_key, OLD.created_at)
    IS DISTINCT FROM (NEW.customer_id, NEW.id, NEW.amount, NEW.method, NEW.received_at, NEW.historical, NEW.order_id, NEW.delivery_status_id,
       NEW.recorded_by_id, NEW.idempotency_key, NEW.created_at)
  OR (NEW.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference)
  OR (NEW.note IS NOT NULL AND NEW.note IS DISTINCT FROM OLD.note)
  OR (OLD.status = NEW.status AND (OLD.reversed_at, OLD.reversal_reason) IS DISTINCT FROM (NEW.reversed_at, NEW.reversal_reason))
  OR (pg_trigger_depth() = 0 AND OLD.allocated IS DISTINCT FROM NEW.allocated))
EXECUTE FUNCTION refuse_change('payments_frozen', 'A payment is never changed: reverse it and record another one.');

CREATE TRIGGER payments_reversed_once BEFORE UPDATE ON payments FOR EACH ROW
WHEN (OLD.status = 'REVERSED' AND NEW.status <> 'REVERSED')
EXECUTE FUNCTION refuse_change('payments_reversed_once', 'A reversed payment stays reversed: record another one.');

-- The allocations are given up in the next trigger, when the row no longer counts as recorded.
CREATE FUNCTION reverse_payment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_ledger(NEW.customer_id);
  NEW.reversed_at := ledger_moment(NEW.customer_id, NEW.reversed_at);
  NEW.allocated := OLD.allocated - coalesce((
    SELECT sum(amount) FROM payment_allocations
    WHERE customer_id = NEW.customer_id AND payment_id = NEW.id AND released_at IS NULL), 0);
  IF NOT NEW.historical THEN
    INSERT INTO ledger_entries (customer_id, kind, amount, payment_id, note, booked_at, created_by_id)
    VALUES (NEW.customer_id, 'PAYMENT_REVERSAL', NEW.amount, NEW.id, NEW.reversal_reason, NEW.reversed_at, acting_user());
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER payments_reverse BEFORE UPDATE ON payments FOR EACH ROW
WHEN (OLD.status = 'RECORDED' AND NEW.status = 'REVERSED')
EXECUTE FUNCTION reverse_payment();

CREATE FUNCTION release_payment() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment_allocations SET released_at = NEW.reversed_at
  WHERE customer_id = NEW.customer_id AND payment_id = NEW.id AND released_at IS NULL;
  PERFORM allocate_payments(NEW.customer_id, NEW.reversed_at);
  RETURN NULL;
END $$;

CREATE TRIGGER payments_release AFTER UPDATE ON payments FOR EACH ROW
WHEN (OLD.status = 'RECORDED' AND NEW.status = 'REVERSED')
EXECUTE FUNCTION release_payment();

CREATE TRIGGER payments_never_deleted BEFORE DELETE OR TRUNCATE ON payments FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payments_never_deleted', 'Payments are never deleted: reverse one.');
