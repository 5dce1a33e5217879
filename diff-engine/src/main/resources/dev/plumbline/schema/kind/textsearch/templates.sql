select 'pg_ts_template' as self_class, t.oid as self_oid, 0 as self_sub, n.nspname as schema_name, t.tmplname as name,
       case when t.tmplinit <> 0 then t.tmplinit::regproc::text end as init_function,
       t.tmpllexize::regproc::text as lexize_function
from pg_ts_template t
join pg_namespace n on n.oid = t.tmplnamespace
where t.oid >= 16384
  and not exists (select from pg_depend d where d.classid = 'pg_ts_template'::regclass and d.objid = t.oid and d.deptype = 'e')
