select 'pg_event_trigger' as self_class, e.oid as self_oid, 0 as self_sub, e.evtname as name, e.evtevent as event,
       e.evttags as tags,
       quote_ident(n.nspname) || '.' || quote_ident(p.proname) as function_name,
       case e.evtenabled when 'O' then 'ENABLE' when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end as enabled
from pg_event_trigger e
join pg_proc p on p.oid = e.evtfoid
join pg_namespace n on n.oid = p.pronamespace
where not exists (select from pg_depend d where d.classid = 'pg_event_trigger'::regclass and d.objid = e.oid and d.deptype = 'e')
