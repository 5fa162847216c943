import type pg from 'pg';

/** One object of the schema by which the database refuses something, and how to remove it. */
export interface Mechanism {
  readonly kind: 'trigger' | 'check' | 'unique' | 'exclusion' | 'foreign key';
  /** Such as `orders.orders_source_check`. */
  readonly name: string;
  readonly drop: string;
  /** Foreign keys that depend on it, which must be dropped with it. */
  readonly with: readonly string[];
}

/**
 * Every trigger, check, unique index, exclusion and composite foreign key; not primary keys, on which everything else depends.
 */
export async function readMechanisms(client: pg.ClientBase): Promise<Mechanism[]> {
  const { rows } = await client.query<Mechanism>(`
    WITH tab AS (
      SELECT oid, relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE '\\_prisma%'),
    mechanism AS (
      SELECT 1 AS place, 'trigger' AS kind, tab.name || '.' || tgname AS name, format('DROP TRIGGER %I ON %I', tgname, tab.name) AS drop, NULL::oid AS index
      FROM tab JOIN pg_trigger ON tgrelid = tab.oid AND NOT tgisinternal
      UNION ALL
      SELECT CASE contype WHEN 'c' THEN 2 WHEN 'x' THEN 4 ELSE 5 END, CASE contype WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclusion' ELSE 'foreign key' END,
        tab.name || '.' || conname, format('ALTER TABLE %I DROP CONSTRAINT %I', tab.name, conname), NULL
      FROM tab JOIN pg_constraint ON conrelid = tab.oid
      WHERE contype IN ('c', 'x') OR (contype = 'f' AND cardinality(conkey) > 1)
      UNION ALL
      SELECT 3, 'unique', tab.name || '.' || i.relname,
        CASE WHEN c.oid IS NULL THEN format('DROP INDEX %I CASCADE', i.relname) ELSE format('ALTER TABLE %I DROP CONSTRAINT %I CASCADE', tab.name, c.conname) END, i.oid
      FROM tab JOIN pg_index x ON x.indrelid = tab.oid JOIN pg_class i ON i.oid = x.indexrelid
      LEFT JOIN pg_constraint c ON c.conindid = i.oid AND c.contype = 'u'
      WHERE x.indisunique AND NOT x.indisprimary)
    SELECT kind, name, drop, array(SELECT conname::text FROM pg_constraint WHERE contype = 'f' AND conindid = index ORDER BY 1) AS with
    FROM mechanism ORDER BY place, name COLLATE "C"`);
  return rows;
}
