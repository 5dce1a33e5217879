select 'pg_trigger' as self_class, g.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, g.tgrelid as owner_oid, 0 as owner_sub,
       g.tgname as name,
       pg_get_triggerdef(g.oid) as definition,
       case g.tgenabled when 'O' then 'ENABLE' when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end as enabled
from pg_trigger g
where not g.tgisinternal and g.tgparentid = 0
