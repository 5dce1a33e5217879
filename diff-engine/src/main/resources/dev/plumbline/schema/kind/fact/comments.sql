select null as self_class, 0 as self_oid, 0 as self_sub,
       d.classoid::regclass::text as owner_class, d.objoid as owner_oid, d.objsubid as owner_sub, d.description as comment
from pg_description d
where d.objoid >= 16384 or (d.classoid = 'pg_namespace'::regclass and d.objoid = (select oid from pg_namespace where nspname = 'public'))
