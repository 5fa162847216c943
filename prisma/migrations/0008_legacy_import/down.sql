DROP TABLE "legacy_records", "import_runs";

DROP TYPE "import_run_status", "legacy_record_status";
