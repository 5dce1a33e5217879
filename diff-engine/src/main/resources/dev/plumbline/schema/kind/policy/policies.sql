select 'pg_policy' as self_class, p.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, p.polrelid as owner_oid, 0 as owner_sub,
       p.polname as name,
       p.polpermissive as permissive,
       case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end as command,
       array(select case when r = 0 then 'PUBLIC' when pg_get_userbyid(r) = current_setting('plumbline.author') then 'CURRENT_USER'
                  else '"' || replace(pg_get_userbyid(r), '"', '""') || '"' end from unnest(p.polroles) r order by 1) as roles,
       pg_get_expr(p.polqual, p.polrelid) as using_expression,
       pg_get_expr(p.polwithcheck, p.polrelid) as check_expression
from pg_policy p
