DROP TRIGGER ledger_entries_book ON ledger_entries;
DROP TRIGGER ledger_entries_by_document ON ledger_entries;
DROP TRIGGER ledger_entries_write_off ON ledger_entries;
DROP TRIGGER ledger_entries_refund ON ledger_entries;
DROP TRIGGER payment_allocations_count ON payment_allocations;
DROP TRIGGER payment_allocations_unreleased ON payment_allocations;
DROP TRIGGER payment_allocations_release ON payment_allocations;
DROP TRIGGER payments_begin_free ON payments;
DROP TRIGGER payments_date ON payments;
DROP TRIGGER payments_post ON payments;
DROP TRIGGER payments_frozen ON payments;
DROP TRIGGER payments_reversed_once ON payments;
DROP TRIGGER payments_reverse ON payments;
DROP TRIGGER payments_release ON payments;
DROP TRIGGER payments_never_deleted ON payments;

ALTER TABLE payments DROP CONSTRAINT payments_received_at_check;
ALTER TABLE payments ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE payment_allocations ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP;

DROP FUNCTION release_payment(), reverse_payment(), post_payment(), date_payment(), count_release(), count_allocation(),
  allocate_payments(uuid, timestamptz), allocation_id(timestamptz, uuid, uuid, bigint), refund_advance(), write_off_invoice(),
  book_ledger_entry(), ledger_moment(uuid, timestamptz), lock_ledger(uuid), hold_ledger(uuid), acting_user(), business_clock();
