select 'pg_conversion' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.conname as name,
       pg_encoding_to_char(c.conforencoding)::text as source, pg_encoding_to_char(c.contoencoding)::text as target,
       c.conproc::text as function, c.condefault as is_default
from pg_conversion c
join pg_namespace n on n.oid = c.connamespace
where c.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_conversion'::regclass and e.objid = c.oid and e.deptype = 'e')
