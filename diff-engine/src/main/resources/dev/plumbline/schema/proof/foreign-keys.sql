-- Foreign keys of tables: columns, and the columns that they refer to.
SELECT (SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = k.conrelid) AS child,
  (SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = k.confrelid) AS parent,
  ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (n, place) JOIN pg_catalog.pg_attribute a
    ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.place) AS columns,
  ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u (n, place) JOIN pg_catalog.pg_attribute a
    ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.place) AS parent_columns
FROM pg_catalog.pg_constraint k
WHERE k.contype = 'f' AND k.conparentid = 0
