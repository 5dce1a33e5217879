-- Relations that belong to users, with the table that an index stands on.
SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind AS kind, coalesce(i.indrelid, c.oid) AS carrier
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
WHERE c.relkind IN ('r', 'p', 'm', 'i', 'I', 'S', 'v', 'f')
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
