-- Where relations with rows are stored, and how often they were read from the start: this transaction's count and what was reported before it.
SELECT c.oid, pg_catalog.pg_relation_filenode(c.oid) AS file,
  pg_catalog.pg_stat_get_xact_numscans(c.oid) AS scans,
  pg_catalog.pg_stat_get_xact_tuples_returned(c.oid) AS rows,
  pg_catalog.pg_stat_get_numscans(c.oid) AS reported_scans,
  pg_catalog.pg_stat_get_tuples_returned(c.oid) AS reported_rows
FROM pg_catalog.pg_class c
WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384
