CREATE TYPE "import_run_status" AS ENUM ('RUNNING', 'COMPLETED', 'FAILED', 'UNDONE');
CREATE TYPE "legacy_record_status" AS ENUM ('IMPORTED', 'QUARANTINED', 'SKIPPED');

CREATE TABLE "import_runs" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "status" "import_run_status" NOT NULL DEFAULT 'RUNNING',
    "source" TEXT NOT NULL,
    "cutover" DATE NOT NULL,
    "options" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "started_by_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "legacy_records" (
    "collection" TEXT NOT NULL,
    "mongo_id" TEXT NOT NULL,
    "legacy_id" TEXT,
    "import_run_id" UUID NOT NULL,
    "status" "legacy_record_status" NOT NULL,
    "target_model" TEXT,
    "target_id" UUID,
    "reason" TEXT,
    "document" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "legacy_records_pkey" PRIMARY KEY ("collection","mongo_id")
);

CREATE INDEX "legacy_records_collection_legacy_id_idx" ON "legacy_records"("collection", "legacy_id");
CREATE INDEX "legacy_records_import_run_id_status_idx" ON "legacy_records"("import_run_id", "status");
CREATE INDEX "legacy_records_target_model_target_id_idx" ON "legacy_records"("target_model", "target_id");

ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "legacy_records" ADD CONSTRAINT "legacy_records_import_run_id_fkey" FOREIGN KEY ("import_run_id") REFERENCES "import_runs"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "import_runs"
  ADD CONSTRAINT "import_runs_finished_at_check" CHECK ((status = 'RUNNING') = (finished_at IS NULL));

-- Nothing is dropped silently: a document has become a row, or says why not.
ALTER TABLE "legacy_records"
  ADD CONSTRAINT "legacy_records_target_check" CHECK (
    (status = 'IMPORTED') = (target_model IS NOT NULL) AND (target_model IS NULL) = (target_id IS NULL)),
  ADD CONSTRAINT "legacy_records_reason_check" CHECK (status = 'IMPORTED' OR btrim(coalesce(reason, '')) <> '');
