-- How many bytes the slowest replica has yet to replay.
SELECT coalesce(pg_catalog.max(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), r.replay_lsn)), 0)::pg_catalog.int8
  FROM pg_catalog.pg_stat_replication AS r
  WHERE r.replay_lsn IS NOT NULL
