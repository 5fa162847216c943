import { randomBytes, randomUUID } from 'node:crypto';
import { chown, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { replacePrivateFile } from '../machine/private-file.ts';
import type { ProcessIdentity } from '../machine/process-identity.ts';
import { StartupError } from '../startup-error.ts';

/** What DATA_DIR records about its embedded PostgreSQL: where it is, how to log in, and which processes use it now. */
export interface EmbeddedPostgresRecord {
  format: 1;
  /** Identifies this cluster, so that one left by a deleted DATA_DIR is not mistaken for it. */
  clusterId: string;
  /** The DATA_DIR that it belongs to, which differs in a copied record. Absent in records of earlier versions. */
  dataDir?: string;
  /** Holds the data, the log and the cluster's name. */
  home: string;
  /** Replaces DATA_DIR if PostgreSQL's user cannot enter that. */
  outside?: string;
  port: number;
  password: string;
  users: RecordedUser[];
}

/** A call of startEmbeddedPostgres that has not been stopped. */
interface RecordedUser extends ProcessIdentity {
  token: string;
}

export function newRecord(dataDir: string, home: string, port: number): EmbeddedPostgresRecord {
  const password = randomBytes(24).toString('base64url');
  return { format: 1, clusterId: randomUUID(), dataDir, home, port, password, users: [] };
}

export async function readRecord(dataDir: string): Promise<EmbeddedPostgresRecord | undefined> {
  const file = recordPath(dataDir);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StartupError(
      `${file} cannot be read (${code}): it was created by another user`,
      'Start as that user, or choose another folder with DATA_DIR.',
    );
  }
  try {
    const record = JSON.parse(text) as EmbeddedPostgresRecord;
    if (record.format === 1) return record;
  } catch {}
  throw new StartupError(
    `${file} is damaged or was written by a newer version`,
    'Restore it from a backup. If you delete it, the next start begins with an empty database.',
  );
}

/** Belongs to the owner of DATA_DIR, even if root once wrote it. */
export async function writeRecord(dataDir: string, record: EmbeddedPostgresRecord): Promise<void> {
  await replacePrivateFile(recordPath(dataDir), `${JSON.stringify(record, null, 2)}\n`);
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dataDir);
  await chown(recordPath(dataDir), uid, gid);
}

function recordPath(dataDir: string): string {
  return path.join(dataDir, 'embedded-postgres.json');
}
