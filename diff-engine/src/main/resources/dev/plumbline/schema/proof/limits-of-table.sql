-- What limits the values of a table and of its partitions: name, definition, columns.
WITH RECURSIVE tables AS (
  SELECT ?::pg_catalog.regclass::oid AS oid
  UNION ALL
  SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tables t ON t.oid = i.inhparent
), domains AS (
  SELECT a.attname::text AS attname, a.atttypid AS type
  FROM pg_catalog.pg_attribute a JOIN tables t ON t.oid = a.attrelid
  WHERE a.attnum > 0 AND NOT a.attisdropped
  UNION
  SELECT d.attname, y.typbasetype FROM domains d JOIN pg_catalog.pg_type y ON y.oid = d.type AND y.typtype = 'd'
)
SELECT k.conname AS name, pg_catalog.pg_get_constraintdef(k.oid) AS definition,
  ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS columns
FROM pg_catalog.pg_constraint k JOIN tables t ON t.oid = k.conrelid
UNION ALL
SELECT c.relname, pg_catalog.pg_get_indexdef(c.oid),
  ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a WHERE a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey::int2[]))
FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid JOIN tables t ON t.oid = x.indrelid
WHERE x.indisunique
UNION ALL
SELECT 'bounds of ' || c.relname, pg_catalog.pg_get_expr(c.relpartbound, c.oid),
  ARRAY(SELECT a.attname::text FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = i.inhparent
    JOIN pg_catalog.pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = ANY (p.partattrs::int2[]) WHERE i.inhrelid = c.oid)
FROM pg_catalog.pg_class c JOIN tables t ON t.oid = c.oid
WHERE c.relispartition
UNION ALL
SELECT k.conname, pg_catalog.pg_get_constraintdef(k.oid), pg_catalog.array_agg(d.attname)
FROM domains d JOIN pg_catalog.pg_constraint k ON k.contypid = d.type
GROUP BY k.oid, k.conname
