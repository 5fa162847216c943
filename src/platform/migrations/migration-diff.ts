import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { NO_FILTER, openMigrationEngine } from './migration-engine.ts';

export interface SchemaFile {
  path: string;
  content: string;
}

/** Every *.prisma file in the folder and below, in a stable order. */
export async function readSchemaFolder(folder: string): Promise<SchemaFile[]> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter((entry) => entry.endsWith('.prisma')).sort();
  return Promise.all(
    files.map(async (file) => ({
      path: path.join(folder, file),
      content: await readFile(path.join(folder, file), 'utf8'),
    })),
  );
}

/** The SQL that creates the whole schema in an empty database. Needs no database: the engine would only ask its version. */
export async function diffFromEmpty(schemaFiles: SchemaFile[]): Promise<string> {
  const engine = await openMigrationEngine({
    provider: 'postgres',
    adapterName: 'offline',
    connect: async () => offlineAdapter,
    connectToShadowDb: async () => offlineAdapter,
  });
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: schemaFiles },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

const offlineAdapter: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'offline',
  queryRaw: async () => ({
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 15.0', 150000]],
  }),
  executeRaw: async () => refuse(),
  executeScript: async () => refuse(),
  startTransaction: async () => refuse(),
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: async () => {},
};

function refuse(): never {
  throw new Error('The offline engine has no database to run statements on');
}
