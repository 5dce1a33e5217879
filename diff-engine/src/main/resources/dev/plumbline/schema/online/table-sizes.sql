-- Rows are those of the last VACUUM or ANALYZE, scaled to the pages of today; a table without statistics is taken for full of short rows.
select n.nspname as schema_name,
       c.relname as name,
       c.relkind = 'm' as materialized,
       case when c.relkind = 'p' then 0
            when c.reltuples >= 0 and c.relpages > 0
              then (c.reltuples / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::bigint))::bigint
            else pg_relation_size(c.oid) / 40 end as rows,
       case when c.relkind = 'p' then 0 else pg_table_size(c.oid) end as heap_bytes,
       case when c.relkind = 'p' then 0 else pg_indexes_size(c.oid) end as index_bytes
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm')
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
