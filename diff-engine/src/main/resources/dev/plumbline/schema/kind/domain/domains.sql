select 'pg_type' as self_class, t.oid as self_oid, 0 as self_sub, n.nspname as schema_name, t.typname as name,
       format_type(t.typbasetype, t.typtypmod) as base_type,
       pg_get_expr(t.typdefaultbin, 'pg_type'::regclass) as default_value,
       t.typnotnull as not_null,
--[-16]       null as not_null_name,
--[17+]       (select k.conname from pg_constraint k where k.contypid = t.oid and k.contype = 'n' and regexp_replace(k.conname, '\d+$', '') <> t.typname || '_not_null') as not_null_name,
       case when t.typcollation <> b.typcollation then quote_ident(cn.nspname) || '.' || quote_ident(co.collname) end as collation_name
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
join pg_type b on b.oid = t.typbasetype
left join pg_collation co on co.oid = t.typcollation
left join pg_namespace cn on cn.oid = co.collnamespace
where t.typtype = 'd' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
