CREATE TYPE "order_source" AS ENUM ('SUBSCRIPTION', 'ONE_TIME');
CREATE TYPE "order_status" AS ENUM ('PENDING', 'OUT_FOR_DELIVERY', 'DELIVERED', 'PARTIALLY_DELIVERED', 'NOT_DELIVERED', 'CANCELLED');
CREATE TYPE "cancel_reason" AS ENUM ('CUSTOMER_REQUEST', 'PLAN_CHANGE', 'OUT_OF_STOCK', 'OTHER');

CREATE TABLE "orders" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "source" "order_source" NOT NULL,
    "subscription_id" UUID,
    "status" "order_status" NOT NULL DEFAULT 'PENDING',
    "delivery_date" DATE NOT NULL,
    "shift" "shift" NOT NULL,
    "area_id" UUID,
    "agent_id" UUID,
    "address_id" UUID,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "address_landmark" TEXT,
    "address_city" TEXT,
    "address_state" TEXT,
    "address_pincode" TEXT,
    "address_instructions" TEXT,
    "address_map_url" TEXT,
    "address_latitude" DECIMAL(9,6),
    "address_longitude" DECIMAL(9,6),
    "note" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" "cancel_reason",
    "cancel_note" TEXT,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "order_items" (
    "customer_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "product_id" UUID NOT NULL,
    "quantity" DECIMAL(10,3) NOT NULL,
    "unit_price" DECIMAL(14,2) NOT NULL,
    "tax_rate" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "tax_inclusive" BOOLEAN NOT NULL DEFAULT true,
    "amount" DECIMAL(14,2) NOT NULL,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("customer_id","order_id","id")
);

CREATE UNIQUE INDEX "orders_id_key" ON "orders"("id");
CREATE INDEX "orders_customer_id_delivery_date_id_idx" ON "orders"("customer_id", "delivery_date" DESC, "id" DESC);
CREATE INDEX "orders_delivery_date_id_idx" ON "orders"("delivery_date" DESC, "id" DESC);
CREATE INDEX "orders_delivery_date_area_id_idx" ON "orders"("delivery_date", "area_id");
CREATE INDEX "orders_agent_id_delivery_date_idx" ON "orders"("agent_id", "delivery_date");
CREATE UNIQUE INDEX "orders_customer_id_subscription_id_delivery_date_shift_key" ON "orders"("customer_id", "subscription_id", "delivery_date", "shift");

ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_subscription_id_fkey" FOREIGN KEY ("customer_id", "subscription_id") REFERENCES "subscriptions"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_address_id_fkey" FOREIGN KEY ("customer_id", "address_id") REFERENCES "addresses"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "orders" ADD CONSTRAINT "orders_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_customer_id_order_id_fkey" FOREIGN KEY ("customer_id", "order_id") REFERENCES "orders"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "orders"
  ADD CONSTRAINT "orders_source_check" CHECK ((source = 'SUBSCRIPTION') = (subscription_id IS NOT NULL)),
  ADD CONSTRAINT "orders_cancelled_check" CHECK (
    (status = 'CANCELLED') = (cancelled_at IS NOT NULL) AND (status = 'CANCELLED') = (cancel_reason IS NOT NULL)),
  ADD CONSTRAINT "orders_address_check" CHECK (address_id IS NULL OR address_line1 IS NOT NULL);

ALTER TABLE "order_items"
  ADD CONSTRAINT "order_items_quantity_check" CHECK (quantity > 0),
  ADD CONSTRAINT "order_items_unit_price_check" CHECK (unit_price >= 0),
  ADD CONSTRAINT "order_items_tax_rate_check" CHECK (tax_rate BETWEEN 0 AND 100),
  -- numeric round() rounds half away from zero: half up, as nothing here is negative.
  ADD CONSTRAINT "order_items_amount_check" CHECK (amount = round(quantity * unit_price, 2));
