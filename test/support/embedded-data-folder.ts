import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A DATA_DIR for one test that PostgreSQL's user can enter too. */
export async function embeddedDataFolder(): Promise<string> {
  const dataDir = path.join(await temporaryFolder(), 'data');
  await mkdir(dataDir);
  await chmod(path.dirname(dataDir), 0o755);
  return dataDir;
}

/** The superuser's address of the embedded PostgreSQL of this DATA_DIR. */
export async function embeddedDatabaseUrl(dataDir: string): Promise<string> {
  const { port, password } = JSON.parse(await readFile(path.join(dataDir, 'embedded-postgres.json'), 'utf8'));
  return `postgresql://earlybird:${password}@127.0.0.1:${port}/earlybird`;
}

/** Whether the last PostgreSQL on this data shut down cleanly: DB_SHUTDOWNED in pg_control. */
export async function wasShutDown(dataDir: string): Promise<boolean> {
  const STATE_OFFSET = 16;
  const SHUT_DOWN = 1;
  const file = await open(path.join(dataDir, 'postgres/data/global/pg_control'));
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, STATE_OFFSET);
    return buffer.readInt32LE() === SHUT_DOWN;
  } finally {
    await file.close();
  }
}
