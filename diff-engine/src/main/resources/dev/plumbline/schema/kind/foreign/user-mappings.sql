-- The view shows the options only to those who may see them. Options whose names sound like a secret stay where they are.
select 'pg_user_mapping' as self_class, m.umid as self_oid, 0 as self_sub, m.srvname as server,
       case when m.umuser = 0 then 'PUBLIC' when m.usename = current_setting('plumbline.author') then 'CURRENT_USER'
            else '"' || replace(m.usename, '"', '""') || '"' end as role,
       array(select o from unnest(m.umoptions) o
             where split_part(o, '=', 1) !~* '(pass(word|wd|phrase|code)|pwd|secret|token|credential|api_?key|access_?key)' or split_part(o, '=', 1) = 'password_required' order by o) as options
from pg_user_mappings m
