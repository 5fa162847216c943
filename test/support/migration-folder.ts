import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

export interface MigrationFiles {
  up: string;
  down?: string;
}

/** A folder of migrations in the form of prisma/migrations, from their SQL by name. */
export async function migrationFolder(migrations: Record<string, MigrationFiles>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, files] of Object.entries(migrations)) await writeMigration(folder, name, files);
  return folder;
}

export async function writeMigration(folder: string, name: string, { up, down }: MigrationFiles): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, 'migration.sql'), up);
  if (down !== undefined) await writeFile(path.join(folder, name, 'down.sql'), down);
}
