import pg from 'pg';

export async function withServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * Files are copied where nothing is kept through a crash: through the log it takes five times as long. Elsewhere the
 * checkpoint that comes with it would be everybody's.
 */
export async function cloneDatabase(server: pg.Client, template: string, name: string): Promise<void> {
  const { rows } = await server.query<{ fsync: string }>('SHOW fsync');
  const strategy = rows[0]?.fsync === 'off' ? 'STRATEGY FILE_COPY' : '';
  await server.query(
    `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)} ${strategy}`,
  );
}

export async function dropDatabases(serverUrl: string, isDoomed: (name: string) => boolean): Promise<void> {
  await withServer(serverUrl, async (server) => {
    const { rows } = await server.query<{ name: string }>('SELECT datname AS name FROM pg_database');
    for (const { name } of rows.filter((row) => isDoomed(row.name))) {
      await server.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    }
  });
}

/** Cloning leaves out what ALTER DATABASE … SET has set on the template, and migrations may set something there. */
export async function copySettings(server: pg.Client, from: string, to: string): Promise<void> {
  const { rows } = await server.query<{ setting: string }>(
    `SELECT unnest(s.setconfig) AS setting FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
     WHERE d.datname = $1 AND s.setrole = 0`,
    [from],
  );
  for (const { setting } of rows) {
    const [name = '', ...value] = setting.split('=');
    const path = name.split('.').map(pg.escapeIdentifier).join('.');
    await server.query(`ALTER DATABASE ${pg.escapeIdentifier(to)} SET ${path} = ${pg.escapeLiteral(value.join('='))}`);
  }
}
