DROP TABLE "share_links", "delivery_items", "delivery_statuses";

DROP TYPE "delivery_outcome", "confirmation_method", "not_delivered_reason", "delivery_billing";
