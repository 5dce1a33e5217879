-- The columns of a table with what it takes to write values for them.
SELECT a.attname AS name, a.atttypid::bigint AS type, a.atttypmod AS modifier, a.attnotnull AS not_null,
  a.attidentity <> '' OR coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false) AS numbered,
  a.attgenerated <> '' AS generated, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type_text
FROM pg_catalog.pg_attribute a
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = ?::pg_catalog.regclass AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum
