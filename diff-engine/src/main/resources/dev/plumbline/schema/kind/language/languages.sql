select 'pg_language' as self_class, l.oid as self_oid, 0 as self_sub, l.lanname as name, l.lanpltrusted as trusted,
       l.lanplcallfoid::regproc::text as handler,
       case when l.laninline <> 0 then l.laninline::regproc::text end as inline_handler,
       case when l.lanvalidator <> 0 then l.lanvalidator::regproc::text end as validator
from pg_language l
where l.oid >= 16384 and l.lanispl
  and not exists (select from pg_depend e where e.classid = 'pg_language'::regclass and e.objid = l.oid and e.deptype = 'e')
