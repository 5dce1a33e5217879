-- Rows that the statistics collector counts as live and dead, over the heaps of a table.
SELECT coalesce(sum(s.n_live_tup), 0)::bigint AS live, coalesce(sum(s.n_dead_tup), 0)::bigint AS dead
FROM pg_catalog.pg_stat_all_tables s
WHERE s.schemaname = ? AND s.relname = ANY (?)
