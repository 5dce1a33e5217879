-- How far the CREATE INDEX of this database has come. Blocks count while the table is read, tuples while they are put in their places.
SELECT phase,
       CASE WHEN tuples_total > 0 THEN tuples_done ELSE blocks_done END AS done,
       CASE WHEN tuples_total > 0 THEN tuples_total ELSE blocks_total END AS total
  FROM pg_catalog.pg_stat_progress_create_index
 WHERE datname = pg_catalog.current_database()
