-- Options whose names sound like a secret stay where they are.
select 'pg_class' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.relname as name, s.srvname as server,
       c.relispartition as is_partition,
       array(select o from unnest(f.ftoptions) o
             where split_part(o, '=', 1) !~* '(pass(word|wd|phrase|code)|pwd|secret|token|credential|api_?key|access_?key)' or split_part(o, '=', 1) = 'password_required' order by o) as options
from pg_foreign_table f
join pg_class c on c.oid = f.ftrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_foreign_server s on s.oid = f.ftserver
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
