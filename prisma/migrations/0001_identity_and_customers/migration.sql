-- Time and identity, on which every table below rests.

-- UUIDv7: 48 bits of milliseconds, then random bits. In SQL because set-based writes make rows too and PostgreSQL has
-- none of its own before 18.
CREATE FUNCTION uuid_v7() RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;

-- A database is a test database only by a setting on the database itself, which no session can give itself.
CREATE FUNCTION is_test_database() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT 1
    FROM pg_catalog.pg_db_role_setting setting
    JOIN pg_catalog.pg_database database ON database.oid = setting.setdatabase
    WHERE database.datname = current_database() AND setting.setrole = 0 AND 'earlybird.test=on' = ANY (setting.setconfig))
$$;

-- The time of the current transaction; in a test database the moved clock `earlybird.now`, where that is set.
CREATE FUNCTION business_now() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN coalesce(current_setting('earlybird.now', true), '') = '' THEN now()
    WHEN is_test_database() THEN current_setting('earlybird.now')::timestamptz
    ELSE now()
  END
$$;

-- The one place that names the time zone of business days. Another one: ALTER DATABASE … SET earlybird.time_zone.
CREATE FUNCTION business_time_zone() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('earlybird.time_zone', true), ''), 'Asia/Kolkata')
$$;

CREATE FUNCTION business_today() RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (business_now() AT TIME ZONE business_time_zone())::date
$$;

CREATE TYPE "customer_status" AS ENUM ('TRIAL', 'ACTIVE', 'PAUSED', 'STOPPED');
CREATE TYPE "role" AS ENUM ('ADMIN', 'BILLING_ANALYST', 'SUPPORT', 'MARKETING', 'DELIVERY_AGENT', 'SUPPLIER', 'CUSTOMER');
CREATE TYPE "user_status" AS ENUM ('INVITED', 'ACTIVE', 'DISABLED');

CREATE TABLE "users" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "role" "role" NOT NULL,
    "status" "user_status" NOT NULL DEFAULT 'INVITED',
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "last_login_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "credentials" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "refresh_tokens" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "activation_tokens" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "activation_tokens_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "areas" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "areas_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "customers" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "phone" TEXT,
    "status" "customer_status" NOT NULL DEFAULT 'TRIAL',
    "status_reason" TEXT,
    "area_id" UUID,
    "agent_id" UUID,
    "route_position" INTEGER,
    "notes" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "anonymized_at" TIMESTAMPTZ(3),

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "addresses" (
    "customer_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "label" TEXT,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "landmark" TEXT,
    "city" TEXT,
    "state" TEXT,
    "pincode" TEXT,
    "instructions" TEXT,
    "map_url" TEXT,
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("customer_id","id")
);

CREATE TABLE "business_settings" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "gstin" TEXT,
    "upi_id" TEXT,
    "phone" TEXT,
    "credit_days" INTEGER NOT NULL DEFAULT 10,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_settings_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE INDEX "users_phone_idx" ON "users"("phone") WHERE (phone IS NOT NULL);
CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens"("token_hash");
CREATE INDEX "refresh_tokens_user_id_idx" ON "refresh_tokens"("user_id");
CREATE INDEX "refresh_tokens_family_id_idx" ON "refresh_tokens"("family_id");
CREATE UNIQUE INDEX "activation_tokens_token_hash_key" ON "activation_tokens"("token_hash");
CREATE INDEX "activation_tokens_user_id_idx" ON "activation_tokens"("user_id");
CREATE UNIQUE INDEX "areas_name_key" ON "areas"("name");
CREATE INDEX "customers_area_id_name_idx" ON "customers"("area_id", "name");
CREATE INDEX "customers_agent_id_route_position_idx" ON "customers"("agent_id", "route_position");
CREATE INDEX "customers_phone_idx" ON "customers"("phone") WHERE (phone IS NOT NULL);
CREATE UNIQUE INDEX "addresses_id_key" ON "addresses"("id");
CREATE UNIQUE INDEX "addresses_one_default_key" ON "addresses"("customer_id") WHERE (is_default AND archived_at IS NULL);

ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "activation_tokens" ADD CONSTRAINT "activation_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "customers" ADD CONSTRAINT "customers_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "customers" ADD CONSTRAINT "customers_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "users"
  ADD CONSTRAINT "users_email_check" CHECK (email = lower(email) AND email ~ '^[^[:space:]@]+@[^[:space:]@]+$' AND length(email) <= 254),
  ADD CONSTRAINT "users_phone_check" CHECK (phone ~ '^\+[1-9][0-9]{7,14}$'),
  ADD CONSTRAINT "users_name_check" CHECK (name = btrim(name) AND name <> '');

ALTER TABLE "credentials"
  ADD CONSTRAINT "credentials_password_hash_check" CHECK (password_hash ~ '^\$(argon2id|2[aby])\$');

ALTER TABLE "refresh_tokens"
  ADD CONSTRAINT "refresh_tokens_expires_at_check" CHECK (expires_at > issued_at);

ALTER TABLE "activation_tokens"
  ADD CONSTRAINT "activation_tokens_expires_at_check" CHECK (expires_at > issued_at);

ALTER TABLE "areas"
  ADD CONSTRAINT "areas_name_check" CHECK (name = btrim(name) AND name <> '');

ALTER TABLE "customers"
  ADD CONSTRAINT "customers_phone_check" CHECK (phone ~ '^\+[1-9][0-9]{7,14}$'),
  ADD CONSTRAINT "customers_name_check" CHECK (name = btrim(name) AND name <> ''),
  ADD CONSTRAINT "customers_route_position_check" CHECK (route_position > 0);

ALTER TABLE "addresses"
  ADD CONSTRAINT "addresses_line1_check" CHECK (btrim(line1) <> ''),
  ADD CONSTRAINT "addresses_pincode_check" CHECK (pincode ~ '^[1-9][0-9]{5}$'),
  ADD CONSTRAINT "addresses_position_check" CHECK (
    (latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);

ALTER TABLE "business_settings"
  ADD CONSTRAINT "business_settings_one_row_check" CHECK (id = 1),
  ADD CONSTRAINT "business_settings_credit_days_check" CHECK (credit_days BETWEEN 0 AND 90);
