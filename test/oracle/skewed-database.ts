import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import { loadSample } from '../../src/sample/load-sample.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { addSkewedRows } from './skewed-rows.ts';

const TODAY = '2026-03-20';

/** A small database with a random history and additional awkward rows; today is 20 March 2026. */
export async function createSkewedDatabase(seed: number): Promise<TestDatabase> {
  const testDatabase = await createTestDatabase();
  await setClock(testDatabase.url);
  const pool = new pg.Pool({ connectionString: testDatabase.url, max: 1 });
  try {
    await loadSample(pool, { customers: 8, months: 1, seed, until: TODAY }, () => {});
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    await addSkewedRows(prisma, seed);
    await prisma.$disconnect();
  } finally {
    await pool.end();
  }
  return testDatabase;
}

async function setClock(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const name = pg.escapeIdentifier(new URL(url).pathname.slice(1));
    await client.query(`ALTER DATABASE ${name} SET earlybird.now = '${TODAY}T09:00:00+05:30'`);
  } finally {
    await client.end();
  }
}
