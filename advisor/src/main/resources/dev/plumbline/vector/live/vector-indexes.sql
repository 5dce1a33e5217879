-- Vector indexes of a column, valid or not; an expression index counts when its definition names the column.
SELECT ic.relname, am.amname, oc.opcname, i.indisvalid, pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
       i.indkey[0] = a.attnum AS is_plain, i.indpred IS NOT NULL AS is_partial,
       coalesce((SELECT o.option_value FROM pg_catalog.pg_options_to_table(ic.reloptions) o WHERE o.option_name = 'm'), '16')::int AS m,
       coalesce((SELECT o.option_value FROM pg_catalog.pg_options_to_table(ic.reloptions) o WHERE o.option_name = 'ef_construction'), '64')::int AS ef_construction,
       coalesce((SELECT o.option_value FROM pg_catalog.pg_options_to_table(ic.reloptions) o WHERE o.option_name = 'lists'), '100')::int AS lists,
       pg_catalog.pg_relation_size(i.indexrelid) AS bytes
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = ic.relam
JOIN pg_catalog.pg_opclass oc ON oc.oid = i.indclass[0]
JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attname = ?
WHERE i.indrelid = ?::bigint::oid AND am.amname IN ('hnsw', 'ivfflat')
  AND (i.indkey[0] = a.attnum OR i.indexprs IS NOT NULL AND pg_catalog.pg_get_indexdef(i.indexrelid) LIKE '%' || pg_catalog.quote_ident(a.attname) || '%')
ORDER BY ic.relname
