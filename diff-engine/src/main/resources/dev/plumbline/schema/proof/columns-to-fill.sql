-- The columns of a table with what it takes to write values for them; a domain counts as the type below it.
WITH RECURSIVE below AS (
  SELECT a.attnum, a.atttypid AS type, a.atttypmod AS modifier, ''::text AS checks, false AS needed
  FROM pg_catalog.pg_attribute a
  WHERE a.attrelid = ?::pg_catalog.regclass AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT b.attnum, t.typbasetype, CASE WHEN b.modifier >= 0 THEN b.modifier ELSE t.typtypmod END,
    b.checks || ' ' || coalesce((SELECT string_agg(pg_catalog.pg_get_constraintdef(k.oid), ' ') FROM pg_catalog.pg_constraint k
      WHERE k.contypid = t.oid), ''), b.needed OR t.typnotnull
  FROM below b JOIN pg_catalog.pg_type t ON t.oid = b.type AND t.typtype = 'd'
)
SELECT a.attname AS name, t.typname AS type, t.typtype AS kind, e.typname AS element, b.modifier, b.checks,
  a.attnotnull OR b.needed AS not_null, a.attidentity <> '' OR coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false) AS numbered,
  a.attgenerated <> '' AS generated,
  coalesce((SELECT count(*) FROM pg_catalog.pg_attribute f WHERE f.attrelid = t.typrelid AND t.typrelid <> 0 AND f.attnum > 0 AND NOT f.attisdropped), 0) AS fields,
  ARRAY(SELECT l.enumlabel::text FROM pg_catalog.pg_enum l WHERE l.enumtypid = CASE WHEN t.typtype = 'e' THEN t.oid ELSE e.oid END ORDER BY l.enumsortorder) AS labels
FROM below b
JOIN pg_catalog.pg_attribute a ON a.attrelid = ?::pg_catalog.regclass AND a.attnum = b.attnum
JOIN pg_catalog.pg_type t ON t.oid = b.type AND t.typtype <> 'd'
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
ORDER BY a.attnum
