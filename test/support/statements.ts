import pg from 'pg';

interface Recorded {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Every statement that this process sends to PostgreSQL while `work` runs, from any code. */
export async function recordStatements(work: () => Promise<unknown>): Promise<readonly Recorded[]> {
  const statements: Recorded[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function recording(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args as [string | { text: string; values?: unknown[] }, unknown[]?];
    if (typeof first === 'string') statements.push({ text: first, values: second ?? [] });
    else statements.push({ text: first.text, values: first.values ?? [] });
    return (original as (...given: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements;
}
