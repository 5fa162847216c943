DROP TABLE "business_settings", "addresses", "customers", "areas", "activation_tokens", "refresh_tokens", "credentials", "users";

DROP TYPE "customer_status", "role", "user_status";

DROP FUNCTION business_today(), business_time_zone(), business_now(), is_test_database(), uuid_v7();
