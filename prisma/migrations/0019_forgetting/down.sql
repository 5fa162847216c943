DROP TRIGGER credit_notes_frozen ON credit_notes;
DROP TRIGGER credit_notes_never_truncated ON credit_notes;

CREATE OR REPLACE TRIGGER credit_notes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_notes FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('credit_notes_append_only', 'A credit note is never changed: issue another one, or bill again.');

CREATE OR REPLACE TRIGGER invoices_frozen BEFORE UPDATE ON invoices FOR EACH ROW
WHEN ((OLD.customer_id, OLD.id, OLD.kind, OLD.period, OLD.created_at)
    IS DISTINCT FROM (NEW.customer_id, NEW.id, NEW.kind, NEW.period, NEW.created_at)
  OR (OLD.status <> 'DRAFT' AND (OLD.number, OLD.opening_balance, OLD.subtotal, OLD.tax, OLD.total, OLD.due_date, OLD.issued_at)
    IS DISTINCT FROM (NEW.number, NEW.opening_balance, NEW.subtotal, NEW.tax, NEW.total, NEW.due_date, NEW.issued_at))
  OR (OLD.status = NEW.status AND (OLD.issued_at, OLD.voided_at, OLD.void_reason) IS DISTINCT FROM (NEW.issued_at, NEW.voided_at, NEW.void_reason))
  OR (pg_trigger_depth() = 0 AND (OLD.number, OLD.opening_balance, OLD.subtotal, OLD.tax, OLD.total, OLD.amount_paid, OLD.amount_credited, OLD.due_date)
    IS DISTINCT FROM (NEW.number, NEW.opening_balance, NEW.subtotal, NEW.tax, NEW.total, NEW.amount_paid, NEW.amount_credited, NEW.due_date)))
EXECUTE FUNCTION refuse_change('invoices_frozen', 'An invoice changes by its lines, payments and credit notes; finalise it, void it or credit it.');

CREATE OR REPLACE TRIGGER payments_frozen BEFORE UPDATE ON payments FOR EACH ROW
WHEN ((OLD.customer_id, OLD.id, OLD.amount, OLD.method, OLD.received_at, OLD.historical, OLD.order_id, OLD.delivery_status_id,
       OLD.recorded_by_id, OLD.idempotency_key, OLD.created_at)
    IS DISTINCT FROM (NEW.customer_id, NEW.id, NEW.amount, NEW.method, NEW.received_at, NEW.historical, NEW.order_id, NEW.delivery_status_id,
       NEW.recorded_by_id, NEW.idempotency_key, NEW.created_at)
  OR (NEW.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference)
  OR (NEW.note IS NOT NULL AND NEW.note IS DISTINCT FROM OLD.note)
  OR (OLD.status = NEW.status AND (OLD.reversed_at, OLD.reversal_reason) IS DISTINCT FROM (NEW.reversed_at, NEW.reversal_reason))
  OR (pg_trigger_depth() = 0 AND OLD.allocated IS DISTINCT FROM NEW.allocated))
EXECUTE FUNCTION refuse_change('payments_frozen', 'A payment is never changed: reverse it and record another one.');

CREATE OR REPLACE TRIGGER delivery_statuses_append_only BEFORE UPDATE ON delivery_statuses FOR EACH ROW
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

DROP FUNCTION removed_text();
