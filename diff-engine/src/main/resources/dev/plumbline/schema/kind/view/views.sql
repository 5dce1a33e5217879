select 'pg_class' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.relname as name,
       rtrim(pg_get_viewdef(c.oid), ';') as definition,
       c.reloptions as options
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'v' and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
