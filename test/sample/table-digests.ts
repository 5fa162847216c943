import pg from 'pg';

/** What may differ between two loads of the same sample: when it was loaded. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  _prisma_migrations: 'false',
  audit_events: "action <> 'sample.load'",
};

/** A hash over all rows of each table; null for one without rows. */
export async function tableDigests(pool: pg.Pool): Promise<Record<string, string | null>> {
  const client = await pool.connect();
  try {
    await client.query(`SET timezone = 'UTC'; SET datestyle = 'ISO'`);
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
    );
    const digests: Record<string, string | null> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ digest: string | null }>(
        `SELECT md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))) AS digest
         FROM ${pg.escapeIdentifier(name)} AS r WHERE ${LEFT_OUT[name] ?? 'true'}`,
      );
      digests[name] = rows[0]?.digest ?? null;
    }
    return digests;
  } finally {
    client.release(true);
  }
}
