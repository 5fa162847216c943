import pg from 'pg';

/** What may differ between two loads of the same sample: when it was loaded. */
export const OF_THE_LOAD: Readonly<Record<string, string>> = {
  _prisma_migrations: 'false',
  audit_events: "action <> 'sample.load'",
};

/**
 * A hash over all rows of each table, null for one without rows, and the value of each sequence. `kept`: by table name, the
 * condition of the rows that count.
 */
export async function tableDigests(
  pool: pg.Pool,
  kept: Readonly<Record<string, string>> = {},
): Promise<Record<string, string | null>> {
  const client = await pool.connect();
  try {
    await client.query(`SET timezone = 'UTC'; SET datestyle = 'ISO'; SET statement_timeout = 0`);
    const digests: Record<string, string | null> = {};
    for (const name of await namesOf(client, `relkind = 'r'`)) {
      digests[name] = await digestOf(
        client,
        `SELECT md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))) FROM ${pg.escapeIdentifier(name)} AS r WHERE ${kept[name] ?? 'true'}`,
      );
    }
    for (const name of await namesOf(client, `relkind = 'S'`)) {
      digests[name] = await digestOf(client, `SELECT md5(s::text) FROM ${pg.escapeIdentifier(name)} AS s`);
    }
    return digests;
  } finally {
    client.release(true);
  }
}

async function namesOf(client: pg.PoolClient, condition: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND ${condition} ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function digestOf(client: pg.PoolClient, text: string): Promise<string | null> {
  const { rows } = await client.query<[string | null]>({ text, rowMode: 'array' });
  return rows[0]?.[0] ?? null;
}
