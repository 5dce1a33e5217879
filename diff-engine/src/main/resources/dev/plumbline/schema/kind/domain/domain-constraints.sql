select 'pg_constraint' as self_class, k.oid as self_oid, 0 as self_sub,
       'pg_type' as owner_class, k.contypid as owner_oid, 0 as owner_sub,
       k.conname as name,
       regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '') as definition,
       k.convalidated as validated
from pg_constraint k
where k.contypid <> 0 and k.contype = 'c' and k.oid >= 16384
