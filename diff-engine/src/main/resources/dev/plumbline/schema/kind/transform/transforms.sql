select 'pg_transform' as self_class, t.oid as self_oid, 0 as self_sub,
       'FOR ' || format_type(t.trftype, null) || ' LANGUAGE ' || quote_ident(l.lanname) as name,
       array_remove(array[
         case when t.trffromsql <> 0 then 'FROM SQL WITH FUNCTION ' || t.trffromsql::regprocedure end,
         case when t.trftosql <> 0 then 'TO SQL WITH FUNCTION ' || t.trftosql::regprocedure end], null) as directions
from pg_transform t
join pg_language l on l.oid = t.trflang
where t.oid >= 16384
  and not exists (select from pg_depend e where e.classid = 'pg_transform'::regclass and e.objid = t.oid and e.deptype = 'e')
