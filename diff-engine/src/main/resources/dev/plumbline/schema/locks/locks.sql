-- The relation locks of a session, and whether it waits for anything.
SELECT l.relation, l.mode, l.granted
FROM pg_catalog.pg_locks l
WHERE l.pid = ? AND (NOT l.granted OR l.locktype = 'relation' AND l.mode <> 'AccessShareLock'
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))
