-- Table constraints with an owner of their own; what a partition or child inherits comes with its parent, whether or not it says it too:
-- PostgreSQL has no statement for that.
select 'pg_constraint' as self_class, k.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, k.conrelid as owner_oid, 0 as owner_sub,
       k.conname as name,
       k.contype::text as type,
       regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '') as definition,
       k.convalidated as validated,
       k.condeferrable as deferrable,
       k.condeferred as deferred,
       ic.relname as index_name,
       ic.reloptions as index_options,
       its.spcname::text as index_tablespace,
       coalesce(x.indisclustered, false) as clustered,
       case when c.relkind = 'p' then exists (select from pg_inherits h where h.inhparent = c.oid) else false end as has_partitions,
       c.relkind = 'p' as on_partitioned
from pg_constraint k
join pg_class c on c.oid = k.conrelid
left join pg_class ic on ic.oid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_index x on x.indexrelid = ic.oid
left join pg_tablespace its on its.oid = ic.reltablespace
where k.conrelid <> 0 and k.oid >= 16384
  and (k.contype in ('p', 'u', 'x') or (k.contype = 'f' and k.conislocal and k.conparentid = 0) or (k.contype = 'c' and k.conislocal and k.coninhcount = 0))
