-- For the exclusion of overlapping pauses: uuid equality inside a GiST index.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TYPE "subscription_mode" AS ENUM ('FIXED_DAILY', 'WEEKLY', 'EVERY_N_DAYS', 'DAY_BY_DAY', 'ONE_TIME_RANGE');
CREATE TYPE "subscription_status" AS ENUM ('DRAFT', 'ACTIVE', 'STOPPED');
CREATE TYPE "shift" AS ENUM ('MORNING', 'EVENING');
CREATE TYPE "subscription_shift" AS ENUM ('MORNING', 'EVENING', 'BOTH');
CREATE TYPE "weekday" AS ENUM ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY');

CREATE TABLE "subscriptions" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "product_id" UUID NOT NULL,
    "status" "subscription_status" NOT NULL DEFAULT 'DRAFT',
    "start_date" DATE NOT NULL,
    "stop_date" DATE,
    "stop_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "subscription_terms" (
    "customer_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "effective_from" DATE NOT NULL,
    "mode" "subscription_mode" NOT NULL,
    "quantity" DECIMAL(10,3) NOT NULL,
    "weekdays" "weekday"[] DEFAULT ARRAY[]::"weekday"[],
    "every_n_days" INTEGER,
    "anchor_date" DATE,
    "shift" "subscription_shift" NOT NULL,
    "unit_price" DECIMAL(14,2),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_terms_pkey" PRIMARY KEY ("customer_id","subscription_id","effective_from")
);

CREATE TABLE "subscription_pauses" (
    "customer_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "from_date" DATE NOT NULL,
    "until_date" DATE,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pauses_pkey" PRIMARY KEY ("customer_id","subscription_id","id")
);

CREATE TABLE "subscription_days" (
    "customer_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "shift" "shift" NOT NULL,
    "quantity" DECIMAL(10,3) NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_days_pkey" PRIMARY KEY ("customer_id","subscription_id","date","shift")
);

CREATE UNIQUE INDEX "subscriptions_id_key" ON "subscriptions"("id");

ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "subscription_terms" ADD CONSTRAINT "subscription_terms_customer_id_subscription_id_fkey" FOREIGN KEY ("customer_id", "subscription_id") REFERENCES "subscriptions"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "subscription_pauses" ADD CONSTRAINT "subscription_pauses_customer_id_subscription_id_fkey" FOREIGN KEY ("customer_id", "subscription_id") REFERENCES "subscriptions"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "subscription_days" ADD CONSTRAINT "subscription_days_customer_id_subscription_id_fkey" FOREIGN KEY ("customer_id", "subscription_id") REFERENCES "subscriptions"("customer_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "subscriptions"
  ADD CONSTRAINT "subscriptions_stop_date_check" CHECK (stop_date >= start_date),
  ADD CONSTRAINT "subscriptions_stopped_check" CHECK (status <> 'STOPPED' OR stop_date IS NOT NULL);

-- The mode and its parameters agree.
ALTER TABLE "subscription_terms"
  ALTER COLUMN "weekdays" SET NOT NULL,
  ADD CONSTRAINT "subscription_terms_quantity_check" CHECK (quantity > 0 OR (mode = 'DAY_BY_DAY' AND quantity = 0)),
  ADD CONSTRAINT "subscription_terms_weekdays_check" CHECK ((mode = 'WEEKLY') = (cardinality(weekdays) > 0)),
  ADD CONSTRAINT "subscription_terms_every_n_days_check" CHECK ((mode = 'EVERY_N_DAYS') = (every_n_days IS NOT NULL) AND every_n_days >= 1),
  ADD CONSTRAINT "subscription_terms_anchor_date_check" CHECK ((every_n_days IS NULL) = (anchor_date IS NULL)),
  ADD CONSTRAINT "subscription_terms_unit_price_check" CHECK (unit_price >= 0);

ALTER TABLE "subscription_pauses"
  ADD CONSTRAINT "subscription_pauses_until_date_check" CHECK (until_date > from_date),
  ADD CONSTRAINT "subscription_pauses_no_overlap" EXCLUDE USING gist (
    customer_id WITH =, subscription_id WITH =, daterange(from_date, until_date) WITH &&);

ALTER TABLE "subscription_days"
  ADD CONSTRAINT "subscription_days_quantity_check" CHECK (quantity >= 0);
