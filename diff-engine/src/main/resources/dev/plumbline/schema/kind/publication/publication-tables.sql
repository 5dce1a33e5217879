select 'pg_publication_rel' as self_class, r.oid as self_oid, 0 as self_sub,
       'pg_publication' as owner_class, r.prpubid as owner_oid, 0 as owner_sub,
       'pg_class' as table_class, r.prrelid as table_oid, 0 as table_sub,
--[15+]       pg_get_expr(r.prqual, r.prrelid) as filter,
--[15+]       array(select a.attname from pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs::int2[]) order by a.attname) as columns
--[-14]       null as filter, null::text[] as columns
from pg_publication_rel r
