-- The sequences of identity columns are attributes of their columns.
select 'pg_class' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.relname as name,
       format_type(s.seqtypid, null) as data_type, s.seqstart::text as start_value, s.seqincrement::text as increment_by,
       s.seqmin::text as minimum, s.seqmax::text as maximum, s.seqcache::text as cache, s.seqcycle as cycle,
       c.relpersistence = 'u' as unlogged
from pg_sequence s
join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relpersistence <> 't'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
