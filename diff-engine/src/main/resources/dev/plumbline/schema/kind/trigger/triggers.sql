-- Triggers, and the copies of them on partitions that are enabled or disabled in another way than the original.
select case when g.tgparentid = 0 then 'pg_trigger' end as self_class, g.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, g.tgrelid as owner_oid, 0 as owner_sub,
       'pg_trigger' as original_class, g.tgparentid as original_oid, 0 as original_sub,
       g.tgname as name,
       g.tgparentid <> 0 as copy,
       case when g.tgparentid = 0 then pg_get_triggerdef(g.oid) else '' end as definition,
       case g.tgenabled when 'O' then 'ENABLE' when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end as enabled
from pg_trigger g
left join pg_trigger o on o.oid = g.tgparentid
where g.tgparentid = 0 and not g.tgisinternal or not o.tgisinternal and o.tgparentid = 0 and g.tgenabled <> o.tgenabled
order by g.tgparentid <> 0
