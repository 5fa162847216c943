DROP TABLE "ledger_entries", "payment_allocations", "payments", "credit_note_lines", "credit_notes", "invoice_lines", "invoices", "document_numbers", "document_series", "billing_periods";

DROP TYPE "invoice_kind", "invoice_status", "payment_method", "payment_state", "ledger_entry_kind";
