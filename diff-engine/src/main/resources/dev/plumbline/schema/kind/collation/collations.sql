-- What the provider calls the version of its rules belongs to the machine, not to the schema.
select 'pg_collation' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.collname as name,
       case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end as provider,
--[-14]       case when c.collprovider = 'i' then c.collcollate::text end as locale,
--[15-16]       c.colliculocale as locale,
--[17+]       c.colllocale as locale,
       case when c.collprovider = 'c' then c.collcollate::text end as lc_collate,
       case when c.collprovider = 'c' then c.collctype::text end as lc_ctype,
--[-15]       null as rules,
--[16+]       c.collicurules as rules,
       c.collisdeterministic as deterministic
from pg_collation c
join pg_namespace n on n.oid = c.collnamespace
where c.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_collation'::regclass and e.objid = c.oid and e.deptype = 'e')
