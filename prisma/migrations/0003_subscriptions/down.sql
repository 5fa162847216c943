DROP TABLE "subscription_days", "subscription_pauses", "subscription_terms", "subscriptions";

DROP TYPE "subscription_mode", "subscription_status", "shift", "subscription_shift", "weekday";

DROP EXTENSION btree_gist;
