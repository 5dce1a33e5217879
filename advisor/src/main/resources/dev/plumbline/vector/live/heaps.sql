-- The heaps that hold a table's rows: itself, or the leaves of its partition tree, in a stable order.
SELECT n.nspname, c.relname, pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint AS blocks,
       greatest(c.reltuples, 0)::bigint AS estimate, pg_catalog.pg_relation_size(c.oid) AS heap_bytes,
       coalesce(pg_catalog.pg_relation_size(nullif(c.reltoastrelid, 0)), 0) AS toast_bytes
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm')
  AND (c.oid = ?::bigint::oid OR c.oid IN (SELECT p.relid FROM pg_catalog.pg_partition_tree((?::bigint::oid)::regclass) p WHERE p.isleaf))
ORDER BY n.nspname, c.relname
