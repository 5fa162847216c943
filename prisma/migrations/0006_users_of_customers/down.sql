ALTER TABLE "users" DROP CONSTRAINT "users_customer_id_id_fkey";
ALTER TABLE "customers" DROP CONSTRAINT "customers_user_id_id_fkey";
ALTER TABLE "users" DROP COLUMN "customer_id";
ALTER TABLE "customers" DROP COLUMN "user_id";
