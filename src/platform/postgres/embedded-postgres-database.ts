import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartupError } from '../startup-error.ts';

const ANSWER_TIMEOUT_MS = 60_000;

/** Waits for start-up and recovery, and makes sure that our server is the one on this port. */
export async function waitUntilItAnswers(url: string, dataFolder: string): Promise<void> {
  for (const deadline = Date.now() + ANSWER_TIMEOUT_MS; ; await sleep(100)) {
    try {
      const found = await askMaintenanceDatabase(url, (client) => client.query('SHOW data_directory'));
      if (found.rows[0]?.data_directory === dataFolder) return;
      throw new StartupError(
        `Another PostgreSQL is answering instead of the one in ${dataFolder}`,
        'Stop it and try again.',
      );
    } catch (error) {
      if (!isStartingUp(error) || Date.now() > deadline) throw explain(error, dataFolder);
    }
  }
}

export async function ensureDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await askMaintenanceDatabase(url, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}

async function askMaintenanceDatabase<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await ask(client);
  } finally {
    await client.end().catch(() => {});
  }
}

function isStartingUp(error: unknown): boolean {
  const CANNOT_CONNECT_NOW = '57P03';
  const { code } = error as { code?: string };
  return code === CANNOT_CONNECT_NOW || code === 'ECONNREFUSED';
}

function explain(error: unknown, dataFolder: string): Error {
  const INVALID_PASSWORD = '28P01';
  if ((error as { code?: string }).code !== INVALID_PASSWORD) return error as Error;
  return new StartupError(
    `The PostgreSQL in ${dataFolder} rejects the recorded password`,
    'Restore embedded-postgres.json in its data folder, or start with another DATA_DIR.',
    { cause: error },
  );
}
