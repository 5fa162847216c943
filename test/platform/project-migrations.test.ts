import { expect, test } from 'vitest';
import { migrateDown } from '../../src/platform/migration-down.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/platform/migration-folder.ts';
import { migrateUp } from '../../src/platform/migration-up.ts';
import { emptyDatabase } from '../support/empty-database.ts';

const LEFT_OVER = `
  SELECT string_agg(kind || ' ' || name, ', ') FROM (
    SELECT 'relation' AS kind, relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'type', typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
    UNION ALL SELECT 'function', proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  ) AS objects WHERE name NOT LIKE '%prisma_migrations%'`;

test('every migration of the project can be taken back to nothing and applied again', async () => {
  const { url, value } = await emptyDatabase();
  const names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }) => name);
  expect(await migrateUp(url)).toEqual(names);
  expect(await migrateDown(url, names.length)).toEqual([...names].reverse());
  expect(await value(LEFT_OVER)).toBeNull();
  expect(await migrateUp(url)).toEqual(names);
});
