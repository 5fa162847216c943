DROP TABLE "order_items", "orders";

DROP TYPE "order_source", "order_status", "cancel_reason";
