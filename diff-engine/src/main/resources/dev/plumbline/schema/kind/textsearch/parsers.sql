select 'pg_ts_parser' as self_class, p.oid as self_oid, 0 as self_sub, n.nspname as schema_name, p.prsname as name,
       p.prsstart::regproc::text as start_function, p.prstoken::regproc::text as token_function, p.prsend::regproc::text as end_function,
       p.prslextype::regproc::text as types_function,
       case when p.prsheadline <> 0 then p.prsheadline::regproc::text end as headline_function
from pg_ts_parser p
join pg_namespace n on n.oid = p.prsnamespace
where p.oid >= 16384
  and not exists (select from pg_depend d where d.classid = 'pg_ts_parser'::regclass and d.objid = p.oid and d.deptype = 'e')
