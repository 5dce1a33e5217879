select null as self_class, 0 as self_oid, 0 as self_sub,
       'pg_class' as owner_class, c.oid as owner_oid, 0 as owner_sub,
       'pg_class' as column_class, d.refobjid as column_oid, d.refobjsubid as column_sub
from pg_class c
join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
  and d.deptype = 'a' and d.refobjsubid > 0
where c.relkind = 'S' and c.oid >= 16384
