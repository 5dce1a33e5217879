-- The table that a user named, as the search path or its bare name finds it.
SELECT c.oid::bigint AS oid, n.nspname, c.relname, c.relkind::text AS relkind
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f')
  AND (c.oid = pg_catalog.to_regclass(?) OR c.relname = ? AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema')
ORDER BY (c.oid = pg_catalog.to_regclass(?)) IS TRUE DESC, pg_catalog.pg_table_is_visible(c.oid) DESC, n.nspname
LIMIT 1
