import type { PoolClient } from 'pg';
import type { TestGraph } from '../support/test-graph.ts';

/** Changes rows without any trigger, key or check, so that a test can change what nobody else could. */
export async function pastEveryRule(graph: TestGraph, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await graph.database.pool.connect();
  try {
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query(`DO $$ DECLARE found record; BEGIN
      FOR found IN SELECT conrelid::regclass AS place, conname FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0 LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.place, found.conname);
      END LOOP; END $$`);
    await work(client);
    await client.query(`SET session_replication_role = 'origin'`);
  } finally {
    client.release();
  }
}
