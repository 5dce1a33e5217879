select 'pg_class' as self_class, c.oid as self_oid, a.attnum as self_sub,
       'pg_class' as owner_class, c.oid as owner_oid, 0 as owner_sub,
       a.attname as name, a.attnum as position, format_type(a.atttypid, a.atttypmod) as type,
       case when a.attcollation <> t.typcollation then quote_ident(cn.nspname) || '.' || quote_ident(co.collname) end as collation_name
from pg_attribute a
join pg_class c on c.oid = a.attrelid and c.relkind = 'c' and c.oid >= 16384
join pg_type t on t.oid = a.atttypid
left join pg_collation co on co.oid = a.attcollation
left join pg_namespace cn on cn.oid = co.collnamespace
where a.attnum > 0 and not a.attisdropped
order by c.oid, a.attnum
