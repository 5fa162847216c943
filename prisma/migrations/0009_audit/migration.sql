CREATE TYPE "actor_kind" AS ENUM ('USER', 'SHARE_LINK', 'SYSTEM');

CREATE TABLE "audit_events" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT business_now(),
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "entity_type" TEXT,
    "entity_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "ip" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "idempotency_keys" (
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID NOT NULL,
    "mutation" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "input_hash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("actor_kind","actor_id","mutation","key")
);

CREATE INDEX "audit_events_at_id_idx" ON "audit_events"("at" DESC, "id" DESC);
CREATE INDEX "audit_events_entity_type_entity_id_at_idx" ON "audit_events"("entity_type", "entity_id", "at" DESC);
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

ALTER TABLE "audit_events"
  ADD CONSTRAINT "audit_events_actor_check" CHECK ((actor_kind = 'SYSTEM') = (actor_id IS NULL)),
  ADD CONSTRAINT "audit_events_entity_check" CHECK (entity_id IS NULL OR entity_type IS NOT NULL);

ALTER TABLE "idempotency_keys"
  ADD CONSTRAINT "idempotency_keys_expires_at_check" CHECK (expires_at > created_at);
