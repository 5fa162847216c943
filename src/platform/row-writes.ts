import sql, { join, raw, type Sql } from 'sql-template-tag';

/** The moment of the transaction. */
export const NOW = sql`system_now()`;

/** Values by the names that the data model gives their columns: `areaId` is `area_id`. What is undefined is left out. */
export type RowValues = Readonly<Record<string, unknown>>;

/** Inserts one row; columns that are left out get their default. */
export function insertRow(table: string, values: RowValues): Sql {
  const given = givenOf(values);
  const names = given.map(([name]) => columnName(name));
  return sql`INSERT INTO ${raw(table)} (${join(names)}) VALUES (${join(given.map(([, value]) => value))})`;
}

/** Updates the rows whose columns have the values of `key`. */
export function updateRows(table: string, key: RowValues, values: RowValues): Sql {
  const set = givenOf(values).map(([name, value]) => sql`${columnName(name)} = ${value}`);
  const where = givenOf(key).map(([name, value]) => sql`${columnName(name)} = ${value}`);
  return sql`UPDATE ${raw(table)} SET ${join(set)} WHERE ${join(where, ' AND ')}`;
}

const givenOf = (values: RowValues) => Object.entries(values).filter(([, value]) => value !== undefined);

/** Names come from our own code, never from a caller. */
const columnName = (name: string): Sql => {
  if (!/^[a-zA-Z0-9]+$/.test(name)) throw new Error(`${name} is not a column name.`);
  return raw(`"${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`);
};
