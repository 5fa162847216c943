import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { migrateUp } from '../src/platform/migrations/migration-up.ts';
import { startThrowawayPostgres } from '../src/platform/postgres/embedded-postgres-throwaway.ts';
import { readSchemaObjects } from '../src/platform/schema-check/schema-objects.ts';
import { asExpected, formatSnapshot, SNAPSHOT_FILE } from '../src/platform/schema-check/schema-snapshot.ts';

const { url, stop } = await startThrowawayPostgres();
try {
  await migrateUp(url);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await writeFile(SNAPSHOT_FILE, formatSnapshot(asExpected(await readSchemaObjects(pool))));
  await pool.end();
} finally {
  await stop();
}
