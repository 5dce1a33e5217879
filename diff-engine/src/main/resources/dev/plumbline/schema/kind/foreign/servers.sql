-- Options whose names sound like a secret stay where they are.
select 'pg_foreign_server' as self_class, s.oid as self_oid, 0 as self_sub, s.srvname as name, w.fdwname as wrapper,
       s.srvtype as type, s.srvversion as version,
       array(select o from unnest(s.srvoptions) o
             where split_part(o, '=', 1) !~* '(pass(word|wd|phrase|code)|pwd|secret|token|credential|api_?key|access_?key)' or split_part(o, '=', 1) = 'password_required' order by o) as options
from pg_foreign_server s
join pg_foreign_data_wrapper w on w.oid = s.srvfdw
where s.oid >= 16384
  and not exists (select from pg_depend d where d.classid = 'pg_foreign_server'::regclass and d.objid = s.oid and d.deptype = 'e')
