select 'pg_am' as self_class, a.oid as self_oid, 0 as self_sub, a.amname as name,
       case a.amtype when 't' then 'TABLE' else 'INDEX' end as type, a.amhandler::text as handler
from pg_am a
where a.oid >= 16384
  and not exists (select from pg_depend e where e.classid = 'pg_am'::regclass and e.objid = a.oid and e.deptype = 'e')
