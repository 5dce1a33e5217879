select 'pg_extension' as self_class, x.oid as self_oid, 0 as self_sub, x.extname as name, x.extversion as version, n.nspname as schema_name,
       x.extrelocatable as relocatable
from pg_extension x
join pg_namespace n on n.oid = x.extnamespace
