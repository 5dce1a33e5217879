-- Classical inheritance and partitions: which table hangs below which.
select null as self_class, 0 as self_oid, 0 as self_sub,
       'pg_class' as owner_class, c.oid as owner_oid, 0 as owner_sub,
       'pg_class' as parent_class, p.oid as parent_oid, 0 as parent_sub,
       c.relispartition as is_partition,
       i.inhseqno as position,
       pg_get_expr(c.relpartbound, c.oid) as bound,
       case when pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT' then pg_get_partition_constraintdef(c.oid) end as condition
from pg_inherits i
join pg_class c on c.oid = i.inhrelid and c.relkind in ('r', 'p', 'f')
join pg_class p on p.oid = i.inhparent
where c.oid >= 16384
order by c.oid, i.inhseqno
