-- Triggers, and the copies of them on partitions of any depth that are enabled or disabled in another way than the original.
with recursive copies as (
  select g.oid, g.oid as root from pg_trigger g where g.tgparentid = 0 and not g.tgisinternal
  union all
  select g.oid, c.root from copies c join pg_trigger g on g.tgparentid = c.oid
)
select case when g.oid = c.root then 'pg_trigger' end as self_class, g.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, g.tgrelid as owner_oid, 0 as owner_sub,
       'pg_trigger' as original_class, c.root as original_oid, 0 as original_sub,
       array(select a.relid::oid::text from pg_partition_ancestors(g.tgrelid) with ordinality a(relid, ord) where g.oid <> c.root order by a.ord)
         as tables,
       g.tgname as name,
       g.oid <> c.root as copy,
       case when g.oid = c.root then pg_get_triggerdef(g.oid) else '' end as definition,
       case g.tgenabled when 'O' then 'ENABLE' when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end as enabled
from copies c
join pg_trigger g on g.oid = c.oid
join pg_trigger o on o.oid = c.root
where g.oid = c.root or g.tgenabled <> o.tgenabled
order by g.oid <> c.root
