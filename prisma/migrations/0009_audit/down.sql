DROP TABLE "idempotency_keys", "audit_events";

DROP TYPE "actor_kind";
