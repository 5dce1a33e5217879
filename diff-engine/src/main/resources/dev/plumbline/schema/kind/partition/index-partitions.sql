select null as self_class, 0 as self_oid, 0 as self_sub,
       'pg_class' as owner_class, c.oid as owner_oid, 0 as owner_sub,
       'pg_class' as parent_class, p.oid as parent_oid, 0 as parent_sub,
       quote_ident(cn.nspname) || '.' || quote_ident(c.relname) as index_name,
       quote_ident(pn.nspname) || '.' || quote_ident(p.relname) as parent_index_name
from pg_inherits i
join pg_class c on c.oid = i.inhrelid and c.relkind in ('i', 'I')
join pg_namespace cn on cn.oid = c.relnamespace
join pg_class p on p.oid = i.inhparent
join pg_namespace pn on pn.oid = p.relnamespace
where c.oid >= 16384
