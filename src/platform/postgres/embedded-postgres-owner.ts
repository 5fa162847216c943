import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pickFreePort } from '../machine/port-free.ts';
import { commandLine } from '../machine/process-identity.ts';
import { StartupError } from '../startup-error.ts';
import { dataFolder } from './embedded-postgres-cluster.ts';
import { homeInside, homeOutside } from './embedded-postgres-home.ts';
import { type EmbeddedPostgresRecord, readRecord } from './embedded-postgres-record.ts';
import { readPidFile } from './embedded-postgres-server.ts';

const UNNAMED = 'another folder';

/**
 * The record in DATA_DIR, adapted if DATA_DIR has been copied or moved since it was written: a copy must never use the database
 * that it was copied from. Throws if that is not possible without harm; writes nothing.
 */
export async function readOwnRecord(dataDir: string, host: string): Promise<EmbeddedPostgresRecord | undefined> {
  const record = await readRecord(dataDir);
  if (record === undefined) return undefined;
  const owner = ownerOf(record, dataDir);
  // A link is another name, not another folder.
  if (owner === dataDir || (await areOne(owner, dataDir))) return { ...record, dataDir: owner };
  const copied = await hasRecordOf(owner, record);
  if (isOutside(record)) {
    if (copied) throw copiedWithoutDatabase(dataDir, owner, record);
    return { ...record, dataDir };
  }
  const home = homeInside(dataDir);
  await refuseUnlessStopped(home, { dataDir, owner, formerHome: record.home, copied });
  const port = copied ? await pickFreePort(host) : record.port;
  return { ...record, dataDir, home, port, users: [] };
}

export function isOutside({ home, outside }: EmbeddedPostgresRecord): boolean {
  return outside !== undefined && path.dirname(home) === outside;
}

/** Records of earlier versions do not name it; the path of their home shows or excludes it. */
function ownerOf(record: EmbeddedPostgresRecord, dataDir: string): string {
  if (record.dataDir !== undefined) return record.dataDir;
  if (!isOutside(record)) return path.dirname(record.home);
  return record.home === homeOutside(dataDir, record.outside as string) ? dataDir : UNNAMED;
}

async function areOne(folder: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([folder, other].map((name) => stat(name).catch(() => undefined)));
  return one !== undefined && two !== undefined && one.ino === two.ino && one.dev === two.dev;
}

/** Whether the owner still has the same cluster, so that this is a copy of it. Assumed if it cannot be read. */
async function hasRecordOf(owner: string, { clusterId }: EmbeddedPostgresRecord): Promise<boolean> {
  if (owner === UNNAMED) return true;
  try {
    return (await readRecord(owner))?.clusterId === clusterId;
  } catch {
    return true;
  }
}

function copiedWithoutDatabase(dataDir: string, owner: string, { home }: EmbeddedPostgresRecord): StartupError {
  return new StartupError(
    `${dataDir} is a copy of ${owner}, whose database is outside of it and was not copied`,
    `Delete embedded-postgres.json in ${dataDir} to start with an empty database there; the database of ${owner} stays in ${home}.`,
  );
}

/**
 * Files that were copied one by one while PostgreSQL wrote them are inconsistent, and recovery would not notice. A running server
 * leaves its pid file in the copy; one whose folder was moved still works on the same files.
 */
async function refuseUnlessStopped(
  home: string,
  found: { dataDir: string; owner: string; formerHome: string; copied: boolean },
): Promise<void> {
  const pidFile = await readPidFile(home);
  if (pidFile === undefined) return;
  if (found.copied) {
    throw new StartupError(
      `${found.dataDir} was copied from ${found.owner} while PostgreSQL was running there or after a crash, so its files may not fit together`,
      `Start with DATA_DIR=${found.owner} once, stop with Ctrl-C, and copy the folder again.`,
    );
  }
  if (!commandLine(pidFile.pid)?.includes(dataFolder(found.formerHome))) return;
  throw new StartupError(
    `${found.dataDir} was moved from ${found.owner} while its PostgreSQL (process ${pidFile.pid}) was running`,
    `Stop that process (kill -INT ${pidFile.pid}) and start again.`,
  );
}
