import { cp } from 'node:fs/promises';
import path from 'node:path';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/platform/migrations/migration-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Folders with the project's first migration, its first two, and so on: each step of its history. */
export async function firstMigrations(): Promise<{ name: string; folder: string }[]> {
  const names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }) => name);
  const parent = await temporaryFolder();
  return Promise.all(
    names.map(async (name, index) => {
      const folder = path.join(parent, name);
      for (const earlier of names.slice(0, index + 1)) {
        await cp(path.join(MIGRATIONS_FOLDER, earlier), path.join(folder, earlier), { recursive: true });
      }
      return { name, folder };
    }),
  );
}
