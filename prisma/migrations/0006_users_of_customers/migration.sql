-- A login user and its customer name each other. Both keys are checked at commit, so that one transaction can write the pair.
ALTER TABLE "users" ADD COLUMN "customer_id" UUID;
ALTER TABLE "customers" ADD COLUMN "user_id" UUID;

CREATE UNIQUE INDEX "users_customer_id_key" ON "users"("customer_id");
CREATE UNIQUE INDEX "users_id_customer_id_key" ON "users"("id", "customer_id");
CREATE UNIQUE INDEX "users_customer_id_id_key" ON "users"("customer_id", "id");
CREATE UNIQUE INDEX "customers_user_id_key" ON "customers"("user_id");
CREATE UNIQUE INDEX "customers_id_user_id_key" ON "customers"("id", "user_id");
CREATE UNIQUE INDEX "customers_user_id_id_key" ON "customers"("user_id", "id");

ALTER TABLE "users" ADD CONSTRAINT "users_customer_id_id_fkey" FOREIGN KEY ("customer_id", "id") REFERENCES "customers"("id", "user_id") ON DELETE RESTRICT ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "customers" ADD CONSTRAINT "customers_user_id_id_fkey" FOREIGN KEY ("user_id", "id") REFERENCES "users"("id", "customer_id") ON DELETE RESTRICT ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "users"
  ADD CONSTRAINT "users_customer_check" CHECK ((role = 'CUSTOMER') = (customer_id IS NOT NULL));
