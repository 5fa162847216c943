-- How this database says no, and the rows that are written once.

-- Raised as a check's violation that names its constraint, so that the API and the tests tell one refusal from another
-- without reading prose. The message says what to do instead; it never quotes a row, because errors end in logs.
CREATE FUNCTION refuse(constraint_name text, message text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = constraint_name, MESSAGE = message;
END $$;

-- As a trigger's function: its arguments are the constraint's name and the message. What is refused stands in the
-- trigger's WHEN, which is compared without calling a function: a row that may change costs nothing measurable.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse(TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL;
END $$;

-- Audit. What a person left in it may be anonymised.
CREATE TRIGGER audit_events_append_only BEFORE UPDATE ON audit_events FOR EACH ROW
WHEN ((OLD.id, OLD.at, OLD.actor_kind, OLD.actor_id, OLD.action, OLD.entity_type, OLD.entity_id, OLD.request_id)
    IS DISTINCT FROM (NEW.id, NEW.at, NEW.actor_kind, NEW.actor_id, NEW.action, NEW.entity_type, NEW.entity_id, NEW.request_id)
  OR (NEW.before IS NOT NULL AND NEW.before IS DISTINCT FROM OLD.before)
  OR (NEW.after IS NOT NULL AND NEW.after IS DISTINCT FROM OLD.after)
  OR (NEW.ip IS NOT NULL AND NEW.ip IS DISTINCT FROM OLD.ip)
  OR (NEW.user_agent IS NOT NULL AND NEW.user_agent IS DISTINCT FROM OLD.user_agent))
EXECUTE FUNCTION refuse_change('audit_events_append_only', 'An audit event is never changed; anonymising may empty before, after, ip and user_agent.');

CREATE TRIGGER audit_events_never_deleted BEFORE DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('audit_events_append_only', 'Audit events are never deleted.');

-- Confirmations. `current` and `billing` are moved by the triggers of later migrations, a link's confirmation is verified once.
CREATE TRIGGER delivery_statuses_append_only BEFORE UPDATE ON delivery_statuses FOR EACH ROW
WHEN ((OLD.customer_id, OLD.order_id, OLD.id, OLD.status, OLD.occurred_at, OLD.recorded_at, OLD.method, OLD.confirmed_by_id,
       OLD.share_link_id, OLD.reason, OLD.supersedes_id, OLD.correction_reason, OLD.idempotency_key)
    IS DISTINCT FROM (NEW.customer_id, NEW.order_id, NEW.id, NEW.status, NEW.occurred_at, NEW.recorded_at, NEW.method, NEW.confirmed_by_id,
       NEW.share_link_id, NEW.reason, NEW.supersedes_id, NEW.correction_reason, NEW.idempotency_key)
  OR (OLD.verified_at IS NOT NULL AND (OLD.verified_at, OLD.verified_by_id) IS DISTINCT FROM (NEW.verified_at, NEW.verified_by_id))
  OR (NEW.note IS NOT NULL AND NEW.note IS DISTINCT FROM OLD.note)
  OR (NEW.latitude IS NOT NULL AND NEW.latitude IS DISTINCT FROM OLD.latitude)
  OR (NEW.longitude IS NOT NULL AND NEW.longitude IS DISTINCT FROM OLD.longitude)
  OR NEW.ip IS DISTINCT FROM OLD.ip
  OR NEW.user_agent IS DISTINCT FROM OLD.user_agent)
EXECUTE FUNCTION refuse_change('delivery_statuses_append_only', 'A confirmation is never changed: correct it by a new one that supersedes it.');

CREATE TRIGGER delivery_statuses_never_deleted BEFORE DELETE OR TRUNCATE ON delivery_statuses FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_statuses_append_only', 'Confirmations are never deleted: correct one by a new one that supersedes it.');

CREATE TRIGGER delivery_items_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery_items FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('delivery_items_append_only', 'What a confirmation delivered is never changed: correct it by a new confirmation.');

-- Money.
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE ON ledger_entries FOR EACH ROW
WHEN ((OLD.customer_id, OLD.seq, OLD.kind, OLD.amount, OLD.balance_after, OLD.invoice_id, OLD.payment_id, OLD.credit_note_id, OLD.booked_at, OLD.created_by_id)
    IS DISTINCT FROM (NEW.customer_id, NEW.seq, NEW.kind, NEW.amount, NEW.balance_after, NEW.invoice_id, NEW.payment_id, NEW.credit_note_id, NEW.booked_at, NEW.created_by_id)
  OR (NEW.note IS NOT NULL AND NEW.note IS DISTINCT FROM OLD.note))
EXECUTE FUNCTION refuse_change('ledger_entries_append_only', 'A ledger entry is never changed: book another one against it.');

CREATE TRIGGER ledger_entries_never_deleted BEFORE DELETE OR TRUNCATE ON ledger_entries FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('ledger_entries_append_only', 'Ledger entries are never deleted: book another one against it.');

CREATE TRIGGER payment_allocations_append_only BEFORE UPDATE ON payment_allocations FOR EACH ROW
WHEN ((OLD.customer_id, OLD.payment_id, OLD.id, OLD.invoice_id, OLD.amount, OLD.created_at)
    IS DISTINCT FROM (NEW.customer_id, NEW.payment_id, NEW.id, NEW.invoice_id, NEW.amount, NEW.created_at)
  OR (OLD.released_at IS NOT NULL AND OLD.released_at IS DISTINCT FROM NEW.released_at))
EXECUTE FUNCTION refuse_change('payment_allocations_append_only', 'An allocation is never changed: release it, once, and allocate anew.');

CREATE TRIGGER payment_allocations_never_deleted BEFORE DELETE OR TRUNCATE ON payment_allocations FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('payment_allocations_append_only', 'Allocations are never deleted: release one by its released_at.');

CREATE TRIGGER document_numbers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_numbers FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('document_numbers_append_only', 'A number that was given out stays given out.');

-- Legacy documents. The verdict on one may change, what came in does not; anonymising leaves an empty document.
CREATE TRIGGER legacy_records_append_only BEFORE UPDATE ON legacy_records FOR EACH ROW
WHEN ((OLD.collection, OLD.mongo_id, OLD.legacy_id) IS DISTINCT FROM (NEW.collection, NEW.mongo_id, NEW.legacy_id)
  OR (NEW.document IS DISTINCT FROM OLD.document AND NEW.document <> '{}'))
EXECUTE FUNCTION refuse_change('legacy_records_append_only', 'A legacy document is kept as it came; only what became of it may change.');

CREATE TRIGGER legacy_records_never_deleted BEFORE DELETE OR TRUNCATE ON legacy_records FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('legacy_records_append_only', 'Legacy documents are never deleted: mark one SKIPPED, with the reason.');
