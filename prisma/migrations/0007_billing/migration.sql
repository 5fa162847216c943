CREATE TYPE "invoice_kind" AS ENUM ('PERIODIC', 'OPENING', 'RECOVERY');
CREATE TYPE "invoice_status" AS ENUM ('DRAFT', 'FINALIZED', 'VOID');
CREATE TYPE "payment_method" AS ENUM ('CASH', 'UPI', 'BANK_TRANSFER', 'CARD', 'OPENING');
CREATE TYPE "payment_state" AS ENUM ('RECORDED', 'REVERSED');
CREATE TYPE "ledger_entry_kind" AS ENUM ('OPENING', 'INVOICE', 'PAYMENT', 'PAYMENT_REVERSAL', 'CREDIT_NOTE', 'WRITE_OFF', 'VOID', 'REFUND');

CREATE TABLE "billing_periods" (
    "period" DATE NOT NULL,
    "locked_at" TIMESTAMPTZ(3),
    "locked_by_id" UUID,

    CONSTRAINT "billing_periods_pkey" PRIMARY KEY ("period")
);

CREATE TABLE "document_series" (
    "series" TEXT NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "document_series_pkey" PRIMARY KEY ("series")
);

CREATE TABLE "document_numbers" (
    "number" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,

    CONSTRAINT "document_numbers_pkey" PRIMARY KEY ("number")
);

CREATE TABLE "invoices" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "kind" "invoice_kind" NOT NULL DEFAULT 'PERIODIC',
    "status" "invoice_status" NOT NULL DEFAULT 'DRAFT',
    "period" DATE NOT NULL,
    "number" TEXT,
    "opening_balance" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "subtotal" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "tax" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "total" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "amount_paid" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "amount_credited" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "due_date" DATE,
    "issued_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "invoice_lines" (
    "customer_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "order_id" UUID NOT NULL,
    "order_item_id" UUID NOT NULL,
    "delivery_status_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "quantity" DECIMAL(10,3) NOT NULL,
    "unit_price" DECIMAL(14,2) NOT NULL,
    "tax_rate" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "tax_inclusive" BOOLEAN NOT NULL DEFAULT true,
    "net" DECIMAL(14,2) NOT NULL,
    "tax" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "amount" DECIMAL(14,2) NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("customer_id","invoice_id","id")
);

CREATE TABLE "credit_notes" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "invoice_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "net" DECIMAL(14,2) NOT NULL,
    "tax" DECIMAL(14,2) NOT NULL,
    "total" DECIMAL(14,2) NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" UUID,

    CONSTRAINT "credit_notes_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "credit_note_lines" (
    "customer_id" UUID NOT NULL,
    "credit_note_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "invoice_id" UUID NOT NULL,
    "invoice_line_id" UUID NOT NULL,
    "quantity" DECIMAL(10,3) NOT NULL,
    "net" DECIMAL(14,2) NOT NULL,
    "tax" DECIMAL(14,2) NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,

    CONSTRAINT "credit_note_lines_pkey" PRIMARY KEY ("customer_id","credit_note_id","id")
);

CREATE TABLE "payments" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "amount" DECIMAL(14,2) NOT NULL,
    "method" "payment_method" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "reference" TEXT,
    "note" TEXT,
    "status" "payment_state" NOT NULL DEFAULT 'RECORDED',
    "allocated" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "historical" BOOLEAN NOT NULL DEFAULT false,
    "order_id" UUID,
    "delivery_status_id" UUID,
    "recorded_by_id" UUID,
    "idempotency_key" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reversed_at" TIMESTAMPTZ(3),
    "reversal_reason" TEXT,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "payment_allocations" (
    "customer_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "invoice_id" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_allocations_pkey" PRIMARY KEY ("customer_id","payment_id","id")
);

CREATE TABLE "ledger_entries" (
    "customer_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "ledger_entry_kind" NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "balance_after" DECIMAL(14,2) NOT NULL,
    "invoice_id" UUID,
    "payment_id" UUID,
    "credit_note_id" UUID,
    "note" TEXT,
    "booked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT business_now(),
    "created_by_id" UUID,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("customer_id","seq")
);

CREATE UNIQUE INDEX "document_numbers_series_sequence_key" ON "document_numbers"("series", "sequence");
CREATE UNIQUE INDEX "invoices_id_key" ON "invoices"("id");
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices"("number");
CREATE INDEX "invoices_period_status_idx" ON "invoices"("period", "status");
CREATE INDEX "invoices_open_idx" ON "invoices"("due_date", "customer_id") WHERE (status = 'FINALIZED' AND amount_paid + amount_credited < total);
CREATE UNIQUE INDEX "invoices_one_live_key" ON "invoices"("customer_id", "period", "kind") WHERE (status <> 'VOID');
CREATE UNIQUE INDEX "invoice_lines_id_key" ON "invoice_lines"("id");
CREATE UNIQUE INDEX "invoice_lines_one_live_key" ON "invoice_lines"("customer_id", "order_id", "order_item_id") WHERE (live);
CREATE UNIQUE INDEX "credit_notes_id_key" ON "credit_notes"("id");
CREATE UNIQUE INDEX "credit_notes_number_key" ON "credit_notes"("number");
CREATE UNIQUE INDEX "credit_notes_customer_id_invoice_id_id_key" ON "credit_notes"("customer_id", "invoice_id", "id");
CREATE INDEX "credit_note_lines_customer_id_invoice_id_invoice_line_id_idx" ON "credit_note_lines"("customer_id", "invoice_id", "invoice_line_id");
CREATE UNIQUE INDEX "payments_id_key" ON "payments"("id");
CREATE INDEX "payments_customer_id_received_at_id_idx" ON "payments"("customer_id", "received_at" DESC, "id" DESC);
CREATE UNIQUE INDEX "payments_idempotency_key" ON "payments"("customer_id", "idempotency_key") WHERE (idempotency_key IS NOT NULL);
CREATE INDEX "payment_allocations_customer_id_invoice_id_idx" ON "payment_allocations"("customer_id", "invoice_id");
CREATE UNIQUE INDEX "ledger_entries_one_per_invoice_key" ON "ledger_entries"("customer_id", "invoice_id", "kind") WHERE (invoice_id IS NOT NULL AND kind IN ('OPENING', 'INVOICE', 'VOID'));
CREATE UNIQUE INDEX "ledger_entries_one_per_payment_key" ON "ledger_entries"("customer_id", "payment_id", "kind") WHERE (payment_id IS NOT NULL);
CREATE UNIQUE INDEX "ledger_entries_one_per_credit_note_key" ON "ledger_entries"("customer_id", "credit_note_id") WHERE (credit_note_id IS NOT NULL);

ALTER TABLE "billing_periods" ADD CONSTRAINT "billing_periods_locked_by_id_fkey" FOREIGN KEY ("locked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "document_numbers" ADD CONSTRAINT "document_numbers_series_fkey" FOREIGN KEY ("series") REFERENCES "document_series"("series") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_period_fkey" FOREIGN KEY ("period") REFERENCES "billing_periods"("period") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_number_fkey" FOREIGN KEY ("number") REFERENCES "document_numbers"("number") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_customer_id_invoice_id_fkey" FOREIGN KEY ("customer_id", "invoice_id") REFERENCES "invoices"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_customer_id_order_id_order_item_id_delivery__fkey" FOREIGN KEY ("customer_id", "order_id", "order_item_id", "delivery_status_id") REFERENCES "delivery_items"("customer_id", "order_id", "order_item_id", "delivery_status_id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_customer_id_invoice_id_fkey" FOREIGN KEY ("customer_id", "invoice_id") REFERENCES "invoices"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_number_fkey" FOREIGN KEY ("number") REFERENCES "document_numbers"("number") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "credit_note_lines" ADD CONSTRAINT "credit_note_lines_customer_id_invoice_id_credit_note_id_fkey" FOREIGN KEY ("customer_id", "invoice_id", "credit_note_id") REFERENCES "credit_notes"("customer_id", "invoice_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "credit_note_lines" ADD CONSTRAINT "credit_note_lines_customer_id_invoice_id_invoice_line_id_fkey" FOREIGN KEY ("customer_id", "invoice_id", "invoice_line_id") REFERENCES "invoice_lines"("customer_id", "invoice_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_order_id_delivery_status_id_fkey" FOREIGN KEY ("customer_id", "order_id", "delivery_status_id") REFERENCES "delivery_statuses"("customer_id", "order_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "payments" ADD CONSTRAINT "payments_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "payment_allocations" ADD CONSTRAINT "payment_allocations_customer_id_payment_id_fkey" FOREIGN KEY ("customer_id", "payment_id") REFERENCES "payments"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "payment_allocations" ADD CONSTRAINT "payment_allocations_customer_id_invoice_id_fkey" FOREIGN KEY ("customer_id", "invoice_id") REFERENCES "invoices"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_customer_id_invoice_id_fkey" FOREIGN KEY ("customer_id", "invoice_id") REFERENCES "invoices"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_customer_id_payment_id_fkey" FOREIGN KEY ("customer_id", "payment_id") REFERENCES "payments"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_customer_id_credit_note_id_fkey" FOREIGN KEY ("customer_id", "credit_note_id") REFERENCES "credit_notes"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "billing_periods"
  ADD CONSTRAINT "billing_periods_period_check" CHECK (extract(day FROM period) = 1);

ALTER TABLE "document_series"
  ADD CONSTRAINT "document_series_last_number_check" CHECK (last_number >= 0);

-- Rule 46 of the CGST Rules allows at most 16 characters.
ALTER TABLE "document_numbers"
  ADD CONSTRAINT "document_numbers_number_check" CHECK (length(number) BETWEEN 1 AND 16),
  ADD CONSTRAINT "document_numbers_sequence_check" CHECK (sequence > 0);

ALTER TABLE "invoices"
  ADD CONSTRAINT "invoices_total_check" CHECK (subtotal >= 0 AND tax >= 0 AND total = subtotal + tax),
  ADD CONSTRAINT "invoices_paid_check" CHECK (amount_paid >= 0 AND amount_credited >= 0 AND amount_paid + amount_credited <= total),
  ADD CONSTRAINT "invoices_open_check" CHECK (status = 'FINALIZED' OR (amount_paid = 0 AND amount_credited = 0)),
  ADD CONSTRAINT "invoices_draft_check" CHECK (status <> 'DRAFT' OR (number IS NULL AND issued_at IS NULL AND due_date IS NULL)),
  ADD CONSTRAINT "invoices_finalized_check" CHECK (
    status <> 'FINALIZED' OR (issued_at IS NOT NULL AND due_date IS NOT NULL AND (number IS NULL) = (kind = 'OPENING'))),
  ADD CONSTRAINT "invoices_void_check" CHECK (
    (status = 'VOID') = (voided_at IS NOT NULL) AND (status = 'VOID') = (void_reason IS NOT NULL) AND btrim(void_reason) <> '');

-- Inclusive tax is part of quantity × price, exclusive tax comes on top; both rounded half up per line.
ALTER TABLE "invoice_lines"
  ADD CONSTRAINT "invoice_lines_quantity_check" CHECK (quantity > 0),
  ADD CONSTRAINT "invoice_lines_unit_price_check" CHECK (unit_price >= 0),
  ADD CONSTRAINT "invoice_lines_tax_rate_check" CHECK (tax_rate BETWEEN 0 AND 100),
  ADD CONSTRAINT "invoice_lines_amount_check" CHECK (amount = net + tax AND round(quantity * unit_price, 2) = CASE WHEN tax_inclusive THEN amount ELSE net END),
  ADD CONSTRAINT "invoice_lines_tax_check" CHECK (tax = CASE WHEN tax_inclusive
    THEN round(amount * tax_rate / (100 + tax_rate), 2) ELSE round(net * tax_rate / 100, 2) END);

ALTER TABLE "credit_notes"
  ADD CONSTRAINT "credit_notes_total_check" CHECK (net >= 0 AND tax >= 0 AND total = net + tax AND total > 0),
  ADD CONSTRAINT "credit_notes_reason_check" CHECK (btrim(reason) <> '');

ALTER TABLE "credit_note_lines"
  ADD CONSTRAINT "credit_note_lines_quantity_check" CHECK (quantity > 0),
  ADD CONSTRAINT "credit_note_lines_amount_check" CHECK (net >= 0 AND tax >= 0 AND amount = net + tax);

ALTER TABLE "payments"
  ADD CONSTRAINT "payments_amount_check" CHECK (amount > 0),
  ADD CONSTRAINT "payments_allocated_check" CHECK (allocated BETWEEN 0 AND amount),
  ADD CONSTRAINT "payments_reversed_check" CHECK (
    (status = 'REVERSED') = (reversed_at IS NOT NULL) AND (status = 'REVERSED') = (reversal_reason IS NOT NULL) AND btrim(reversal_reason) <> ''),
  ADD CONSTRAINT "payments_reversed_released_check" CHECK (status <> 'REVERSED' OR allocated = 0),
  ADD CONSTRAINT "payments_delivery_check" CHECK ((order_id IS NULL) = (delivery_status_id IS NULL) AND (order_id IS NULL OR method = 'CASH'));

ALTER TABLE "payment_allocations"
  ADD CONSTRAINT "payment_allocations_amount_check" CHECK (amount > 0),
  ADD CONSTRAINT "payment_allocations_released_at_check" CHECK (released_at >= created_at);

ALTER TABLE "ledger_entries"
  ADD CONSTRAINT "ledger_entries_seq_check" CHECK (seq > 0),
  -- Positive = the customer owes.
  ADD CONSTRAINT "ledger_entries_sign_check" CHECK (CASE
    WHEN kind IN ('INVOICE', 'PAYMENT_REVERSAL', 'REFUND') THEN amount > 0
    WHEN kind = 'OPENING' THEN amount <> 0
    ELSE amount < 0 END),
  ADD CONSTRAINT "ledger_entries_document_check" CHECK (CASE
    WHEN kind IN ('INVOICE', 'VOID', 'WRITE_OFF') THEN invoice_id IS NOT NULL AND payment_id IS NULL AND credit_note_id IS NULL
    WHEN kind IN ('PAYMENT', 'PAYMENT_REVERSAL') THEN payment_id IS NOT NULL AND invoice_id IS NULL AND credit_note_id IS NULL
    WHEN kind = 'CREDIT_NOTE' THEN credit_note_id IS NOT NULL AND payment_id IS NULL
    WHEN kind = 'OPENING' THEN (invoice_id IS NULL) <> (payment_id IS NULL) AND credit_note_id IS NULL
    ELSE credit_note_id IS NULL AND invoice_id IS NULL END);
