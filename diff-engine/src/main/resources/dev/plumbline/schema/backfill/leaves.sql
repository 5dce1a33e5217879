-- The tables that hold the rows: the table itself or its partitions and children, to the bottom.
WITH RECURSIVE tree AS (
  SELECT pg_catalog.to_regclass(?)::pg_catalog.oid AS relation
  UNION ALL
  SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i JOIN tree ON i.inhparent = tree.relation)
SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples::pg_catalog.int8 AS tuples,
    pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::pg_catalog.int8 AS pages
  FROM (SELECT DISTINCT relation FROM tree) AS tree
  JOIN pg_catalog.pg_class AS c ON c.oid = tree.relation
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'f', 'v', 'm')
  ORDER BY n.nspname, c.relname
