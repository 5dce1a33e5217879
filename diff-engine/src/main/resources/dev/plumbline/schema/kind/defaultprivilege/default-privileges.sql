-- Default privileges per role, schema, object type and grantee. Without a schema an entry replaces the ordinary privileges, so that only
-- what differs from them is a fact; in a schema an entry adds to them. The creating role itself stands as '@owner', whoever runs the
-- script as '@author'.
with entries as (
  select d.oid, d.defaclrole as role, n.nspname as schema_name, d.defaclobjtype as type, d.defaclacl as acl,
         acldefault(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end, d.defaclrole) as ordinary
  from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
), actual as (
  select e.oid, x.grantee, array_agg(x.privilege_type || case when x.is_grantable and x.grantee <> e.role then '*' else '' end
         order by x.privilege_type) as privileges
  from entries e cross join lateral aclexplode(e.acl) x group by e.oid, x.grantee
), ordinary as (
  select e.oid, x.grantee, array_agg(x.privilege_type order by x.privilege_type) as privileges
  from entries e cross join lateral aclexplode(e.ordinary) x group by e.oid, x.grantee
), both_sides as (
  select oid, grantee, coalesce(actual.privileges, '{}') as privileges, coalesce(ordinary.privileges, '{}') as ordinary_privileges
  from actual full join ordinary using (oid, grantee)
), unset as (
  select b.*, e.role, e.schema_name, e.type, case when e.schema_name is null then b.ordinary_privileges else '{}' end as unset_privileges
  from both_sides b join entries e using (oid)
)
select null as self_class, 0 as self_oid, 0 as self_sub, schema_name, privileges, unset_privileges, ordinary_privileges,
       case pg_get_userbyid(role) when current_setting('plumbline.author') then '@author' else pg_get_userbyid(role) end as role,
       case when grantee = role then '@owner' when grantee = 0 then 'PUBLIC'
            when pg_get_userbyid(grantee) = current_setting('plumbline.author') then '@author' else pg_get_userbyid(grantee) end as grantee,
       case type when 'r' then 'TABLES' when 'S' then 'SEQUENCES' when 'f' then 'FUNCTIONS' when 'T' then 'TYPES' when 'n' then 'SCHEMAS'
            when 'L' then 'LARGE OBJECTS' end as objects
from unset
where privileges is distinct from unset_privileges
