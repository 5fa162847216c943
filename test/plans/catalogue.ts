import type pg from 'pg';

export interface IndexRow {
  readonly table: string;
  readonly name: string;
  /** The definition after USING: columns, and the condition of a partial one. */
  readonly columns: string;
  readonly kind: 'primary key' | 'unique' | 'exclusion' | 'index';
  readonly partial: boolean;
  /** Foreign keys that depend on it, so that PostgreSQL refuses to drop it. */
  readonly referencedBy: number;
}

export async function readIndexes(pool: pg.Pool): Promise<IndexRow[]> {
  const { rows } = await pool.query<IndexRow>(`
    SELECT t.relname AS table, i.relname AS name, split_part(pg_get_indexdef(i.oid), ' USING ', 2) AS columns,
      CASE WHEN x.indisprimary THEN 'primary key' WHEN x.indisunique THEN 'unique' WHEN x.indisexclusion THEN 'exclusion' ELSE 'index' END AS kind,
      x.indpred IS NOT NULL AS partial,
      (SELECT count(*)::int FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = i.oid) AS "referencedBy"
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_prisma%'
    ORDER BY t.relname COLLATE "C", i.relname COLLATE "C"`);
  return rows;
}

export interface ForeignKeyRow {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly parent: string;
  /** The index that finds the children of one parent, or at least those of its customer; null if there is none. */
  readonly index: string | null;
}

/** A partial index counts if its only condition is that the link is not null. */
export async function readForeignKeys(pool: pg.Pool): Promise<ForeignKeyRow[]> {
  const { rows } = await pool.query<ForeignKeyRow>(`
    WITH key AS (
      SELECT c.oid, c.conname::text AS name, c.conrelid, c.conrelid::regclass::text AS table, c.confrelid::regclass::text AS parent,
        (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY AS k (attnum, place) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS columns
      FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace),
    start AS (
      SELECT x.indrelid, x.indexrelid::regclass::text AS index, x.indnkeyatts,
        array(SELECT a.attname::text FROM unnest(x.indkey[0:x.indnkeyatts - 1]) WITH ORDINALITY AS k (attnum, place) JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum ORDER BY place) AS columns
      FROM pg_index x
      WHERE x.indisvalid AND (x.indpred IS NULL OR pg_get_expr(x.indpred, x.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$'))
    SELECT key.name, key.table, key.columns, key.parent, (
      SELECT index FROM (
        SELECT index, (SELECT count(*) FROM generate_series(1, least(indnkeyatts, cardinality(key.columns))) AS n WHERE start.columns[1:n] <@ key.columns) AS led
        FROM start WHERE indrelid = key.conrelid AND start.columns[1] = ANY (key.columns)) AS candidate
      WHERE led = cardinality(key.columns) OR 'customer_id' = ANY (key.columns)
      ORDER BY led DESC, index LIMIT 1) AS index
    FROM key ORDER BY key.table COLLATE "C", key.name COLLATE "C"`);
  return rows;
}
