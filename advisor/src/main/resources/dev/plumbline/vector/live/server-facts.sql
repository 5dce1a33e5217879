-- The server's version, pgvector's, and the settings that matter to vectors. Settings of pgvector are there once its library is loaded.
SELECT 'server_version' AS name, pg_catalog.current_setting('server_version') AS value, 0 AS place
UNION ALL
SELECT 'pgvector', extversion, 0 FROM pg_catalog.pg_extension WHERE extname = 'vector'
UNION ALL
SELECT name, pg_catalog.current_setting(name, true), place::int
  FROM unnest(ARRAY['shared_buffers', 'effective_cache_size', 'work_mem', 'maintenance_work_mem',
                    'max_parallel_maintenance_workers', 'max_parallel_workers', 'random_page_cost', 'jit',
                    'hnsw.ef_search', 'hnsw.iterative_scan', 'hnsw.max_scan_tuples', 'ivfflat.probes', 'ivfflat.iterative_scan'])
       WITH ORDINALITY AS wanted (name, place)
 WHERE pg_catalog.current_setting(name, true) IS NOT NULL
 ORDER BY place
