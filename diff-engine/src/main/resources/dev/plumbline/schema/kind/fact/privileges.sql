-- Privileges per grantee, and those that the grantee has when nobody said anything: only where the two differ is there a fact.
-- The owner stands as '@owner', so that a change of owner is not a change of privileges; whoever runs the script stands as '@author'.
-- The privileges on the sequence behind an identity column are carried by the column. Row types have none of their own.
with identity_sequences as (
  select d.objid as oid, d.refobjid as table_oid, d.refobjsubid as column_number
  from pg_depend d
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and d.refobjsubid > 0
), acls as (
  select 'pg_namespace' as owner_class, oid as owner_oid, 0 as owner_sub, 'n'::"char" as type, nspowner as owner, nspacl as acl,
         ''::text as identity_sequence
  from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
  union all
  select 'pg_class', coalesce(i.table_oid, c.oid), coalesce(i.column_number, 0), case when c.relkind = 'S' then 's' else 'r' end::"char",
         c.relowner, c.relacl, case when i.oid is not null then quote_ident(n.nspname) || '.' || quote_ident(c.relname) else '' end
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join identity_sequences i on i.oid = c.oid and c.relkind = 'S'
  where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.oid >= 16384
  union all
  select 'pg_class', a.attrelid, a.attnum, 'c'::"char", c.relowner, a.attacl, ''
  from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attacl is not null and a.attnum > 0 and c.oid >= 16384
  union all
  -- The constructors of a range type come with the type.
  select 'pg_proc', p.oid, 0, 'f'::"char", p.proowner, p.proacl, '' from pg_proc p
  where p.oid >= 16384 and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
  union all
  select 'pg_type', t.oid, 0, 'T'::"char", t.typowner, t.typacl, '' from pg_type t
  where t.oid >= 16384 and (t.typrelid = 0 or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
  union all
  select 'pg_language', oid, 0, 'l'::"char", lanowner, lanacl, '' from pg_language where oid >= 16384
  union all
  select 'pg_foreign_data_wrapper', oid, 0, 'F'::"char", fdwowner, fdwacl, '' from pg_foreign_data_wrapper
  union all
  select 'pg_foreign_server', oid, 0, 'S'::"char", srvowner, srvacl, '' from pg_foreign_server
), grants as (
  select a.owner_class, a.owner_oid, a.owner_sub, a.identity_sequence,
         case when x.grantee = a.owner then '@owner' when x.grantee = 0 then 'PUBLIC'
              when pg_get_userbyid(x.grantee) = current_setting('plumbline.author') then '@author' else pg_get_userbyid(x.grantee) end as grantee,
         x.privilege_type || case when bool_or(x.is_grantable and x.grantee <> a.owner) then '*' else '' end as privilege
  from acls a cross join lateral aclexplode(a.acl) x
  where a.acl is not null group by 1, 2, 3, 4, 5, x.privilege_type
), actual as (
  select owner_class, owner_oid, owner_sub, identity_sequence, grantee, array_agg(privilege order by privilege) as privileges
  from grants group by 1, 2, 3, 4, 5
), ordinary as (
  select a.owner_class, a.owner_oid, a.owner_sub, a.identity_sequence,
         case when x.grantee = a.owner then '@owner' else 'PUBLIC' end as grantee,
         array_agg(x.privilege_type order by x.privilege_type) as privileges
  from acls a cross join lateral aclexplode(acldefault(a.type, a.owner)) x where a.acl is not null group by 1, 2, 3, 4, 5
)
select null as self_class, 0 as self_oid, 0 as self_sub, owner_class, owner_oid, owner_sub, grantee,
       nullif(identity_sequence, '') as identity_sequence,
       coalesce(actual.privileges, '{}') as privileges, coalesce(ordinary.privileges, '{}') as ordinary_privileges
from actual full join ordinary using (owner_class, owner_oid, owner_sub, identity_sequence, grantee)
where actual.privileges is distinct from ordinary.privileges
