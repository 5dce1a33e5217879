-- An extension that the scratch server lacks stands here as a script declared it: plumbline-stub:schema:version, either may be missing.
select 'pg_extension' as self_class, x.oid as self_oid, 0 as self_sub, x.extname as name,
       case when x.extversion like 'plumbline-stub:%' then nullif(regexp_replace(x.extversion, '^plumbline-stub:(schema)?:', ''), '')
         else x.extversion end as version,
       case when x.extversion not like 'plumbline-stub::%' then n.nspname end as schema_name,
       x.extrelocatable as relocatable
from pg_extension x
join pg_namespace n on n.oid = x.extnamespace
