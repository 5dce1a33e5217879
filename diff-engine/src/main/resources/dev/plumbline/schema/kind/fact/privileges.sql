-- Privileges per grantee, and those that the grantee has when nobody said anything: only where the two differ is there a fact.
-- The owner stands as '@owner', so that a change of owner is not a change of privileges.
with acls as (
  select 'pg_namespace' as owner_class, oid as owner_oid, 0 as owner_sub, 'n'::"char" as type, nspowner as owner, nspacl as acl from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'
  union all
  select 'pg_class', oid, 0, case when relkind = 'S' then 's' else 'r' end::"char", relowner, relacl from pg_class
    where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and oid >= 16384
  union all
  select 'pg_class', a.attrelid, a.attnum, 'c'::"char", c.relowner, a.attacl
    from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attacl is not null and a.attnum > 0 and c.oid >= 16384
  union all
  select 'pg_proc', oid, 0, 'f'::"char", proowner, proacl from pg_proc where oid >= 16384
  union all
  select 'pg_type', oid, 0, 'T'::"char", typowner, typacl from pg_type where oid >= 16384 and typtype in ('e', 'd', 'c', 'r', 'b')
), actual as (
  select a.owner_class, a.owner_oid, a.owner_sub, case when x.grantee = a.owner then '@owner' when x.grantee = 0 then 'PUBLIC' else pg_get_userbyid(x.grantee) end as grantee,
         array_agg(x.privilege_type || case when x.is_grantable and x.grantee <> a.owner then '*' else '' end order by x.privilege_type) as privileges
  from acls a cross join lateral aclexplode(a.acl) x where a.acl is not null group by 1, 2, 3, 4
), ordinary as (
  select a.owner_class, a.owner_oid, a.owner_sub, case when x.grantee = a.owner then '@owner' else 'PUBLIC' end as grantee,
         array_agg(x.privilege_type order by x.privilege_type) as privileges
  from acls a cross join lateral aclexplode(acldefault(a.type, a.owner)) x where a.acl is not null group by 1, 2, 3, 4
)
select null as self_class, 0 as self_oid, 0 as self_sub, owner_class, owner_oid, owner_sub, grantee,
       coalesce(actual.privileges, '{}') as privileges, coalesce(ordinary.privileges, '{}') as ordinary_privileges
from actual full join ordinary using (owner_class, owner_oid, owner_sub, grantee)
where actual.privileges is distinct from ordinary.privileges
