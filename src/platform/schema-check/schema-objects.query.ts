/**
 * Everything in the schema `public`, one row per object: its kind, its name, its definition in PostgreSQL's own words, and why it
 * is not in force at the moment (null if it is). Without internal ids, which differ between two databases with the same schema,
 * and without what PostgreSQL 15 and 18 word differently.
 */
export const SCHEMA_OBJECTS = `
WITH space AS MATERIALIZED (SELECT 'public'::regnamespace AS oid),
owned AS MATERIALIZED (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
rel AS MATERIALIZED (
  SELECT c.oid, c.relname::text AS name, c.relkind, c.relpersistence, c.reloptions, c.relreplident, c.relrowsecurity, c.relforcerowsecurity, c.relispartition
  FROM pg_class c
  WHERE c.relnamespace = (SELECT oid FROM space) AND c.relname NOT LIKE '\\_prisma\\_migrations%'
    AND NOT EXISTS (SELECT FROM owned WHERE classid = 'pg_class'::regclass AND objid = c.oid)),
tab AS MATERIALIZED (SELECT * FROM rel WHERE relkind IN ('r', 'p', 'f')),
moved AS MATERIALIZED (
  SELECT c.oid FROM pg_collation c, pg_database d
  WHERE d.datname = current_database() AND CASE c.collprovider WHEN 'd' THEN d.datcollversion <> pg_database_collation_actual_version(d.oid)
    ELSE c.collversion <> pg_collation_actual_version(c.oid) END)

SELECT 'extension' AS kind, e.extname::text AS name, 'in ' || n.nspname AS definition, NULL AS flaw
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'

UNION ALL
SELECT 'setting', split_part(s, '=', 1), substr(s, position('=' IN s) + 1), NULL
FROM pg_db_role_setting d, unnest(d.setconfig) AS s
WHERE d.setrole = 0 AND d.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())

UNION ALL
SELECT 'setting', name, setting, 'is replica: no trigger fires and no foreign key is checked'
FROM pg_settings WHERE name = 'session_replication_role' AND setting = 'replica'

UNION ALL
SELECT 'enum', t.typname::text, (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), NULL
FROM pg_type t
WHERE t.typtype = 'e' AND t.typnamespace = (SELECT oid FROM space)
  AND NOT EXISTS (SELECT FROM owned WHERE classid = 'pg_type'::regclass AND objid = t.oid)

UNION ALL
SELECT 'domain', t.typname::text,
  concat_ws(' ', format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typcollation <> b.typcollation THEN 'COLLATE ' || t.typcollation::regcollation END,
    CASE WHEN t.typnotnull THEN 'NOT NULL' END, 'DEFAULT ' || t.typdefault,
    (SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ' ' ORDER BY conname) FROM pg_constraint WHERE contypid = t.oid AND contype = 'c')), NULL
FROM pg_type t JOIN pg_type b ON b.oid = t.typbasetype
WHERE t.typtype = 'd' AND t.typnamespace = (SELECT oid FROM space)
  AND NOT EXISTS (SELECT FROM owned WHERE classid = 'pg_type'::regclass AND objid = t.oid)

UNION ALL
SELECT 'composite type', r.name,
  (SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = r.oid AND NOT attisdropped), NULL
FROM rel r WHERE r.relkind = 'c'

UNION ALL
SELECT 'table', t.name,
  concat_ws(' ', CASE t.relkind WHEN 'r' THEN 'ordinary' WHEN 'p' THEN 'partitioned' ELSE 'foreign' END, CASE t.relpersistence WHEN 'u' THEN 'unlogged' END,
    CASE WHEN t.relispartition THEN 'partition ' || pg_get_expr((SELECT relpartbound FROM pg_class WHERE oid = t.oid), t.oid) END,
    CASE WHEN t.relrowsecurity THEN 'row security' END, CASE WHEN t.relforcerowsecurity THEN 'forced' END,
    CASE WHEN t.relreplident <> 'd' THEN 'replica identity ' || t.relreplident::text END, 'with ' || array_to_string(t.reloptions, ', ')),
  CASE WHEN t.relpersistence = 'u' THEN 'is unlogged: a crash empties it' END
FROM tab t

UNION ALL
SELECT 'column order', t.name, string_agg(a.attname, ', ' ORDER BY a.attnum), NULL
FROM tab t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped GROUP BY t.name

UNION ALL
SELECT 'column', t.name || '.' || a.attname,
  concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attcollation <> y.typcollation THEN 'COLLATE "' || c.collname || '"' END,
    CASE WHEN a.attnotnull THEN 'NOT NULL' ELSE 'NULL' END,
    CASE WHEN a.attgenerated = '' THEN 'DEFAULT ' ELSE 'GENERATED (' || a.attgenerated::text || ') AS ' END || pg_get_expr(d.adbin, d.adrelid),
    CASE WHEN a.attidentity <> '' THEN 'IDENTITY ' || a.attidentity::text END, CASE WHEN a.attcompression <> '' THEN 'COMPRESSION ' || a.attcompression::text END,
    CASE WHEN a.attstorage <> y.typstorage THEN 'STORAGE ' || a.attstorage::text END, 'with ' || array_to_string(a.attoptions, ', ')),
  CASE WHEN EXISTS (SELECT FROM pg_constraint n WHERE n.conrelid = t.oid AND n.contype = 'n' AND n.conkey = ARRAY[a.attnum] AND NOT n.convalidated)
    THEN 'is NOT NULL by a constraint that is NOT VALID: rows from before it may be null' END
FROM tab t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type y ON y.oid = a.atttypid
LEFT JOIN pg_collation c ON c.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum

UNION ALL
SELECT 'constraint', t.name || '.' || c.conname, regexp_replace(pg_get_constraintdef(c.oid), ' NOT (VALID|ENFORCED)', '', 'g'),
  CASE WHEN NOT c.convalidated THEN 'is NOT VALID: rows from before it were never checked'
    WHEN c.contype = 'f' AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = c.oid AND g.tgenabled NOT IN ('O', 'A'))
    THEN 'is not enforced: its triggers are disabled' END
FROM tab t JOIN pg_constraint c ON c.conrelid = t.oid
WHERE c.contype NOT IN ('n', 't')

UNION ALL
SELECT 'index', i.name, pg_get_indexdef(x.indexrelid),
  CASE WHEN NOT x.indisvalid THEN 'is invalid: its build was interrupted' WHEN NOT (x.indisready AND x.indislive) THEN 'is not kept up to date'
    WHEN EXISTS (SELECT FROM moved WHERE moved.oid = ANY (x.indcollation)) THEN 'sorts as an older collation did: REINDEX it, then ALTER COLLATION or DATABASE … REFRESH COLLATION VERSION' END
FROM rel i JOIN pg_index x ON x.indexrelid = i.oid

UNION ALL
SELECT 'trigger', t.name || '.' || g.tgname, pg_get_triggerdef(g.oid),
  CASE g.tgenabled WHEN 'D' THEN 'is disabled' WHEN 'R' THEN 'is disabled: it fires on replicas only' END
FROM tab t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal

UNION ALL
SELECT CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END,
  p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
  CASE WHEN p.prokind = 'a' THEN format_type(p.prorettype, NULL) ELSE pg_get_functiondef(p.oid) END, NULL
FROM pg_proc p
WHERE p.pronamespace = (SELECT oid FROM space) AND NOT EXISTS (SELECT FROM owned WHERE classid = 'pg_proc'::regclass AND objid = p.oid)

UNION ALL
SELECT CASE r.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, r.name, pg_get_viewdef(r.oid), NULL
FROM rel r WHERE r.relkind IN ('v', 'm')

UNION ALL
SELECT 'rule', r.name || '.' || w.rulename, pg_get_ruledef(w.oid), CASE WHEN w.ev_enabled NOT IN ('O', 'A') THEN 'is disabled' END
FROM rel r JOIN pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'

UNION ALL
SELECT 'policy', t.name || '.' || p.polname,
  concat_ws(' ', p.polcmd::text, CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, p.polroles::regrole[]::text,
    'USING ' || pg_get_expr(p.polqual, t.oid), 'CHECK ' || pg_get_expr(p.polwithcheck, t.oid)), NULL
FROM tab t JOIN pg_policy p ON p.polrelid = t.oid

UNION ALL
SELECT 'sequence', r.name,
  format('%s from %s by %s, %s to %s%s', format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, CASE WHEN s.seqcycle THEN ' cycling' END), NULL
FROM rel r JOIN pg_sequence s ON s.seqrelid = r.oid

UNION ALL
SELECT 'statistics', s.stxname::text, pg_get_statisticsobjdef(s.oid), NULL
FROM pg_statistic_ext s WHERE s.stxnamespace = (SELECT oid FROM space)

UNION ALL
SELECT 'comment', concat_ws(' ', o.type, o.identity), d.description, NULL
FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) AS o
WHERE o.schema = 'public' AND NOT EXISTS (SELECT FROM owned WHERE owned.classid = d.classoid AND owned.objid = d.objoid)

UNION ALL
SELECT 'event trigger', e.evtname::text, e.evtevent || ' ' || e.evtfoid::regprocedure, CASE WHEN e.evtenabled NOT IN ('O', 'A') THEN 'is disabled' END
FROM pg_event_trigger e
ORDER BY 1, 2`;
