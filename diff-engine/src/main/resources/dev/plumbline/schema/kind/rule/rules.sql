-- The rule "_RETURN" of a view is the view itself.
select 'pg_rewrite' as self_class, r.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, r.ev_class as owner_oid, 0 as owner_sub,
       r.rulename as name,
       rtrim(pg_get_ruledef(r.oid), ';') as definition,
       case r.ev_enabled when 'O' then 'ENABLE' when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end as enabled
from pg_rewrite r
where r.rulename <> '_RETURN' and r.oid >= 16384
