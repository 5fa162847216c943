CREATE TYPE "product_unit" AS ENUM ('LITRE', 'PACKET', 'PIECE', 'DOZEN', 'KILOGRAM', 'CAN');

CREATE TABLE "products" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "unit" "product_unit" NOT NULL,
    "category" TEXT,
    "description" TEXT,
    "image_url" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "product_prices" (
    "product_id" UUID NOT NULL,
    "effective_from" DATE NOT NULL,
    "price" DECIMAL(14,2) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_prices_pkey" PRIMARY KEY ("product_id","effective_from")
);

CREATE TABLE "tax_rates" (
    "product_id" UUID NOT NULL,
    "effective_from" DATE NOT NULL,
    "rate" DECIMAL(5,2) NOT NULL,
    "inclusive" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tax_rates_pkey" PRIMARY KEY ("product_id","effective_from")
);

CREATE TABLE "customer_prices" (
    "customer_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "effective_from" DATE NOT NULL,
    "price" DECIMAL(14,2),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_prices_pkey" PRIMARY KEY ("customer_id","product_id","effective_from")
);

CREATE UNIQUE INDEX "products_name_key" ON "products"("name");

ALTER TABLE "product_prices" ADD CONSTRAINT "product_prices_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "tax_rates" ADD CONSTRAINT "tax_rates_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "customer_prices" ADD CONSTRAINT "customer_prices_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "customer_prices" ADD CONSTRAINT "customer_prices_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "products"
  ADD CONSTRAINT "products_name_check" CHECK (name = btrim(name) AND name <> '');

ALTER TABLE "product_prices"
  ADD CONSTRAINT "product_prices_price_check" CHECK (price >= 0);

ALTER TABLE "tax_rates"
  ADD CONSTRAINT "tax_rates_rate_check" CHECK (rate BETWEEN 0 AND 100);

ALTER TABLE "customer_prices"
  ADD CONSTRAINT "customer_prices_price_check" CHECK (price >= 0);
