DROP TRIGGER audit_events_append_only ON audit_events;
DROP TRIGGER audit_events_never_deleted ON audit_events;
DROP TRIGGER delivery_statuses_append_only ON delivery_statuses;
DROP TRIGGER delivery_statuses_never_deleted ON delivery_statuses;
DROP TRIGGER delivery_items_append_only ON delivery_items;
DROP TRIGGER ledger_entries_append_only ON ledger_entries;
DROP TRIGGER ledger_entries_never_deleted ON ledger_entries;
DROP TRIGGER payment_allocations_append_only ON payment_allocations;
DROP TRIGGER payment_allocations_never_deleted ON payment_allocations;
DROP TRIGGER document_numbers_append_only ON document_numbers;
DROP TRIGGER legacy_records_append_only ON legacy_records;
DROP TRIGGER legacy_records_never_deleted ON legacy_records;

DROP FUNCTION refuse_change(), refuse(text, text);
