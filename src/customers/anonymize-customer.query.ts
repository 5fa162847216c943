import type { Emptying, Forgetting, Person } from '../compiler/forgetting.ts';
import { join, raw, type SqlFragment, sql } from '../compiler/sql.ts';
import type { Transaction } from '../platform/transaction.ts';

/** The person, as referred to by statements. */
export const personOf = (customerId: string, userId: string | null): Person => ({
  customerId: sql`${customerId}::uuid`,
  userId: sql`${userId}::uuid`,
});

/** The first open matter of a customer, as a sentence that says what to do; undefined if everything is settled. */
export async function findUnsettled(
  tx: Transaction,
  forgetting: readonly Forgetting[],
  person: Person,
): Promise<string | undefined> {
  const sentences = forgetting.flatMap(({ unsettled }) => unsettled ?? []).map((sentence) => sentence(person));
  const rows = await tx.query<{ open: string | null }>(sql`SELECT coalesce(${join(sentences)}) AS open`);
  return rows[0]?.open ?? undefined;
}

/** Removes what the features list, table by table. Amounts, dates, products and numbers stay. */
export async function removePersonalData(
  tx: Transaction,
  forgetting: readonly Forgetting[],
  person: Person,
): Promise<void> {
  for (const emptying of forgetting.flatMap(({ empties }) => empties)) {
    const lock = locking(emptying, person);
    if (lock !== undefined) await tx.query(lock);
    await tx.execute(emptying.remove ? removing(emptying, person) : setting(emptying, person));
  }
}

/** A separate statement: the following change must see what the awaited transactions wrote. */
function locking({ table, rows, lockedBy }: Emptying, person: Person): SqlFragment | undefined {
  if (lockedBy === undefined) return undefined;
  return sql`SELECT 1 FROM ${raw(table)} WHERE ${rows(person)} ORDER BY ${raw(lockedBy)} FOR NO KEY UPDATE`;
}

const removing = ({ table, rows }: Emptying, person: Person): SqlFragment =>
  sql`DELETE FROM ${raw(table)} WHERE ${rows(person)}`;

/** Skips rows that are empty already: most orders of a year have no note. */
function setting({ table, rows, clear = [], set = {} }: Emptying, person: Person): SqlFragment {
  const values = { ...Object.fromEntries(clear.map((column) => [column, sql`NULL`])), ...set };
  const columns = Object.keys(values).map((column) => raw(`"${column}"`));
  const assignments = Object.entries(values).map(([column, value]) => sql`${raw(`"${column}"`)} = ${value}`);
  return sql`
    UPDATE ${raw(table)} SET ${join(assignments)}
    WHERE ${rows(person)} AND ROW(${join(columns)}) IS DISTINCT FROM ROW(${join(Object.values(values))})`;
}
