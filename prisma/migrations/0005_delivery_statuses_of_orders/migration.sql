CREATE TYPE "delivery_outcome" AS ENUM ('DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED');
CREATE TYPE "confirmation_method" AS ENUM ('AGENT', 'SHARE_LINK', 'ADMIN', 'IMPORT');
CREATE TYPE "not_delivered_reason" AS ENUM ('CUSTOMER_ABSENT', 'ADDRESS_NOT_FOUND', 'REFUSED', 'OUT_OF_STOCK', 'DAMAGED', 'OTHER');
CREATE TYPE "delivery_billing" AS ENUM ('NONE', 'BILLABLE', 'BILLED', 'HISTORY', 'RECOVERABLE');

CREATE TABLE "delivery_statuses" (
    "customer_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "status" "delivery_outcome" NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT business_now(),
    "method" "confirmation_method" NOT NULL,
    "confirmed_by_id" UUID,
    "share_link_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "reason" "not_delivered_reason",
    "note" TEXT,
    "supersedes_id" UUID,
    "correction_reason" TEXT,
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "ip" TEXT,
    "user_agent" TEXT,
    "idempotency_key" UUID,
    "billing" "delivery_billing" NOT NULL DEFAULT 'NONE',

    CONSTRAINT "delivery_statuses_pkey" PRIMARY KEY ("customer_id","order_id","id")
);

CREATE TABLE "delivery_items" (
    "customer_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "order_item_id" UUID NOT NULL,
    "delivery_status_id" UUID NOT NULL,
    "ordered_quantity" DECIMAL(10,3) NOT NULL,
    "delivered_quantity" DECIMAL(10,3) NOT NULL,

    CONSTRAINT "delivery_items_pkey" PRIMARY KEY ("customer_id","order_id","order_item_id","delivery_status_id")
);

CREATE TABLE "share_links" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "area_id" UUID,
    "agent_id" UUID,
    "shift" "shift",
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_links_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "delivery_statuses_id_key" ON "delivery_statuses"("id");
CREATE INDEX "delivery_statuses_billable_idx" ON "delivery_statuses"("customer_id", "order_id") WHERE (billing IN ('BILLABLE', 'RECOVERABLE'));
CREATE UNIQUE INDEX "delivery_statuses_customer_id_order_id_supersedes_id_key" ON "delivery_statuses"("customer_id", "order_id", "supersedes_id");
CREATE UNIQUE INDEX "delivery_statuses_one_current_key" ON "delivery_statuses"("customer_id", "order_id") WHERE (current);
CREATE UNIQUE INDEX "delivery_statuses_idempotency_key" ON "delivery_statuses"("customer_id", "idempotency_key") WHERE (idempotency_key IS NOT NULL);
CREATE UNIQUE INDEX "share_links_token_hash_key" ON "share_links"("token_hash");

ALTER TABLE "delivery_statuses" ADD CONSTRAINT "delivery_statuses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "delivery_statuses" ADD CONSTRAINT "delivery_statuses_customer_id_order_id_fkey" FOREIGN KEY ("customer_id", "order_id") REFERENCES "orders"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "delivery_statuses" ADD CONSTRAINT "delivery_statuses_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "delivery_statuses" ADD CONSTRAINT "delivery_statuses_verified_by_id_fkey" FOREIGN KEY ("verified_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "delivery_statuses" ADD CONSTRAINT "delivery_statuses_share_link_id_fkey" FOREIGN KEY ("share_link_id") REFERENCES "share_links"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "delivery_statuses" ADD CONSTRAINT "delivery_statuses_customer_id_order_id_supersedes_id_fkey" FOREIGN KEY ("customer_id", "order_id", "supersedes_id") REFERENCES "delivery_statuses"("customer_id", "order_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_customer_id_order_id_order_item_id_fkey" FOREIGN KEY ("customer_id", "order_id", "order_item_id") REFERENCES "order_items"("customer_id", "order_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_customer_id_order_id_delivery_status_id_fkey" FOREIGN KEY ("customer_id", "order_id", "delivery_status_id") REFERENCES "delivery_statuses"("customer_id", "order_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "delivery_statuses"
  ADD CONSTRAINT "delivery_statuses_reason_check" CHECK ((status = 'NOT_DELIVERED') = (reason IS NOT NULL)),
  ADD CONSTRAINT "delivery_statuses_correction_check" CHECK ((supersedes_id IS NULL) = (correction_reason IS NULL) AND btrim(correction_reason) <> ''),
  ADD CONSTRAINT "delivery_statuses_supersedes_check" CHECK (supersedes_id <> id),
  -- Ten minutes are allowed for a device whose clock is fast.
  ADD CONSTRAINT "delivery_statuses_occurred_at_check" CHECK (occurred_at <= recorded_at + interval '10 minutes'),
  ADD CONSTRAINT "delivery_statuses_method_check" CHECK (CASE method
    WHEN 'SHARE_LINK' THEN share_link_id IS NOT NULL AND confirmed_by_id IS NULL AND ip IS NOT NULL AND user_agent IS NOT NULL
    WHEN 'IMPORT' THEN share_link_id IS NULL
    ELSE confirmed_by_id IS NOT NULL AND share_link_id IS NULL END),
  ADD CONSTRAINT "delivery_statuses_verified_check" CHECK ((verified_at IS NULL) = (verified_by_id IS NULL)),
  ADD CONSTRAINT "delivery_statuses_billing_check" CHECK (
    (current OR billing IN ('NONE', 'HISTORY')) AND (status <> 'NOT_DELIVERED' OR billing IN ('NONE', 'HISTORY'))),
  ADD CONSTRAINT "delivery_statuses_position_check" CHECK (
    (latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);

ALTER TABLE "delivery_items"
  ADD CONSTRAINT "delivery_items_delivered_quantity_check" CHECK (delivered_quantity BETWEEN 0 AND ordered_quantity),
  ADD CONSTRAINT "delivery_items_ordered_quantity_check" CHECK (ordered_quantity > 0);

ALTER TABLE "share_links"
  ADD CONSTRAINT "share_links_expires_at_check" CHECK (expires_at > created_at);
