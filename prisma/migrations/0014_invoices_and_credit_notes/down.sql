DROP TRIGGER document_series_by_issue ON document_series;
DROP TRIGGER document_numbers_by_issue ON document_numbers;
DROP TRIGGER billing_periods_locked_once ON billing_periods;
DROP TRIGGER billing_periods_never_deleted ON billing_periods;
DROP TRIGGER invoices_period_open ON invoices;
DROP TRIGGER invoices_period_still_open ON invoices;
DROP TRIGGER invoices_begin_as_drafts ON invoices;
DROP TRIGGER invoices_frozen ON invoices;
DROP TRIGGER invoices_transition ON invoices;
DROP TRIGGER invoices_never_deleted ON invoices;
DROP TRIGGER invoices_never_truncated ON invoices;
DROP TRIGGER invoices_issue ON invoices;
DROP TRIGGER invoices_settle ON invoices;
DROP TRIGGER invoices_void ON invoices;
DROP TRIGGER invoices_release ON invoices;
DROP TRIGGER invoice_lines_bill ON invoice_lines;
DROP TRIGGER invoice_lines_unbill ON invoice_lines;
DROP TRIGGER invoice_lines_frozen ON invoice_lines;
DROP TRIGGER invoice_lines_never_truncated ON invoice_lines;
DROP TRIGGER delivery_statuses_billing_kept ON delivery_statuses;
DROP TRIGGER delivery_statuses_already_billed ON delivery_statuses;
DROP TRIGGER delivery_statuses_lines_follow ON delivery_statuses;
DROP TRIGGER credit_notes_number ON credit_notes;
DROP TRIGGER credit_notes_post ON credit_notes;
DROP TRIGGER credit_notes_total_of_lines ON credit_notes;
DROP TRIGGER credit_notes_append_only ON credit_notes;
DROP TRIGGER credit_note_lines_check ON credit_note_lines;
DROP TRIGGER credit_note_lines_end_line ON credit_note_lines;
DROP TRIGGER credit_note_lines_total ON credit_note_lines;
DROP TRIGGER credit_note_lines_append_only ON credit_note_lines;

DROP VIEW billable_items;

DROP FUNCTION check_credit_note_total(), end_credited_line(), check_credit_line(), post_credit_note(), number_credit_note(),
  follow_correction(), refuse_billed_correction(), unbill_lines(), bill_lines(), release_invoice(), billing_before(invoice_kind), void_invoice(),
  settle_invoice(), issue_invoice(), refuse_locked_period(), next_document(text, uuid, timestamptz), document_series_of(text, timestamptz);

ALTER TABLE document_series ADD COLUMN last_number integer NOT NULL DEFAULT 0;
UPDATE document_series SET last_number = coalesce((SELECT max(sequence) FROM document_numbers WHERE document_numbers.series = document_series.series), 0);
ALTER TABLE document_series ADD CONSTRAINT document_series_last_number_check CHECK (last_number >= 0);
