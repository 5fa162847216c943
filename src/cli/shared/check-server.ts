import pg from 'pg';
import { StartupError } from '../../platform/startup-error.ts';

const OLDEST_MAJOR = 15;

/** Connects once, so that a wrong address gives one clear line instead of many errors. Never prints the password. */
export async function checkServer(variable: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  const place = `${client.host}:${client.port}`;
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_MAJOR) {
      throw new StartupError(
        `${variable}: the PostgreSQL at ${place} is version ${version}`,
        `Version ${OLDEST_MAJOR} is the oldest supported version.`,
      );
    }
  } catch (error) {
    throw error instanceof StartupError ? error : explain(error as NodeJS.ErrnoException, variable, place, client);
  } finally {
    await client.end().catch(() => {});
  }
}

function explain(error: NodeJS.ErrnoException, variable: string, place: string, client: pg.Client): StartupError {
  const [complaint, remedy] = complaintsByCode(client)[error.code ?? ''] ?? [
    error.message
      .toLowerCase()
      .replace(/^connection terminated due to connection timeout$/, 'it does not answer within 10 s'),
    'Check the host, port, firewall and TLS settings.',
  ];
  return new StartupError(`${variable}: the database at ${place} cannot be used: ${complaint}`, remedy, {
    cause: error,
  });
}

function complaintsByCode({ user, database }: pg.Client): Record<string, [complaint: string, remedy: string]> {
  const credentials: [string, string] = [`it rejects user "${user}" or the password`, 'Check both.'];
  return {
    ECONNREFUSED: ['nothing is listening there', 'Check that PostgreSQL is running, and check the host and port.'],
    ENOTFOUND: ['no host has that name', 'Check the host name.'],
    EAI_AGAIN: ['the host name cannot be looked up now', 'Check the host name and the DNS of this machine.'],
    ETIMEDOUT: ['it does not answer', 'Check the host, port and firewall.'],
    EHOSTUNREACH: ['there is no route to that host', 'Check the address and the network.'],
    ENOENT: ['there is no such socket', 'Check that PostgreSQL is running, and check its socket folder.'],
    '28P01': credentials,
    '28000': credentials,
    '3D000': [`it has no database "${database}"`, 'Create it, or choose another one.'],
    '53300': ['it accepts no more connections', 'Raise max_connections there, or lower DATABASE_POOL_SIZE.'],
    '57P03': ['it is starting up or shutting down', 'Try again in a moment.'],
  };
}
