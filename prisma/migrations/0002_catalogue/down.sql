DROP TABLE "customer_prices", "tax_rates", "product_prices", "products";

DROP TYPE "product_unit";
