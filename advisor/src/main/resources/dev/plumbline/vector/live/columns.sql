-- Columns of a table with what tells whether they can be searched by distance.
SELECT a.attname, t.typname, a.atttypmod, a.attstorage::text AS attstorage, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
WHERE a.attrelid = ?::bigint::oid AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum
