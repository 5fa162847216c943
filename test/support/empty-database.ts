import pg from 'pg';
import { onTestFinished } from 'vitest';
import { createEmptyDatabase } from './test-database.ts';

export interface EmptyDatabase {
  url: string;
  /** First column of the first row. */
  value(sql: string): Promise<unknown>;
}

/** An empty database for one test, dropped afterwards. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const { url, drop } = await createEmptyDatabase();
  onTestFinished(drop);
  return {
    url,
    value: async (sql) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        const { rows } = await client.query({ text: sql, rowMode: 'array' });
        return rows[0]?.[0];
      } finally {
        await client.end();
      }
    },
  };
}
