select 'pg_class' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.relname as name,
       rtrim(pg_get_viewdef(c.oid), ';') as definition,
       c.reloptions as options,
       c.relispopulated as populated,
       am.amname::text as access_method,
       ts.spcname::text as tablespace
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
left join pg_tablespace ts on ts.oid = c.reltablespace
where c.relkind = 'm' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
