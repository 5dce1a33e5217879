select 'pg_cast' as self_class, c.oid as self_oid, 0 as self_sub,
       '(' || format_type(c.castsource, null) || ' AS ' || format_type(c.casttarget, null) || ')' as name,
       case c.castmethod when 'f' then 'WITH FUNCTION ' || c.castfunc::regprocedure when 'i' then 'WITH INOUT' else 'WITHOUT FUNCTION' end as method,
       case c.castcontext when 'a' then 'AS ASSIGNMENT' when 'i' then 'AS IMPLICIT' else '' end as context
from pg_cast c
where c.oid >= 16384
  and not exists (select from pg_depend e where e.classid = 'pg_cast'::regclass and e.objid = c.oid and e.deptype in ('e', 'i'))
