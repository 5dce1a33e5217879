-- Options whose names sound like a secret stay where they are.
select 'pg_foreign_data_wrapper' as self_class, w.oid as self_oid, 0 as self_sub, w.fdwname as name,
       case when w.fdwhandler <> 0 then w.fdwhandler::regproc::text end as handler_function,
       case when w.fdwvalidator <> 0 then w.fdwvalidator::regproc::text end as validator_function,
       array(select o from unnest(w.fdwoptions) o
             where split_part(o, '=', 1) !~* '(pass(word|wd|phrase|code)|pwd|secret|token|credential|api_?key|access_?key)' or split_part(o, '=', 1) = 'password_required' order by o) as options
from pg_foreign_data_wrapper w
where w.oid >= 16384
  and not exists (select from pg_depend d where d.classid = 'pg_foreign_data_wrapper'::regclass and d.objid = w.oid and d.deptype = 'e')
