-- Privileges per grantee, and those that the grantee has when nobody said anything: only where the two differ is there a fact.
-- The owner stands as '@owner', so that a change of owner is not a change of privileges; whoever runs the script stands as '@author'.
-- The privileges on the sequence behind an identity column are carried by the column, those on the members of an extension by the
-- extension: there, nobody has said anything where all is as CREATE EXTENSION left it. Row types have none of their own.
with identity_sequences as (
  select d.objid as oid, d.refobjid as table_oid, d.refobjsubid as column_number
  from pg_depend d
  where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and d.refobjsubid > 0
), members as (
  select d.classid, d.objid, x.oid as extension, quote_ident(n.nspname) || '.' as home
  from pg_depend d join pg_extension x on x.oid = d.refobjid join pg_namespace n on n.oid = x.extnamespace
  where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'
), acls as (
  select 'pg_namespace'::regclass as class, oid, 0 as sub, 'n'::"char" as type, nspowner as owner, nspacl as acl,
         'SCHEMA' as keyword, quote_ident(nspname) as name, null::name as column_name
  from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
  union all
  select 'pg_class'::regclass, c.oid, 0, case when c.relkind = 'S' then 's' else 'r' end::"char", c.relowner, c.relacl,
         case when c.relkind = 'S' then 'SEQUENCE' else 'TABLE' end, format('%I.%I', n.nspname, c.relname), null
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.oid >= 16384
  union all
  select 'pg_class'::regclass, a.attrelid, a.attnum, 'c'::"char", c.relowner, a.attacl, 'TABLE', format('%I.%I', n.nspname, c.relname), a.attname
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where a.attacl is not null and a.attnum > 0 and c.oid >= 16384
  union all
  -- The constructors of a range type come with the type.
  select 'pg_proc'::regclass, p.oid, 0, 'f'::"char", p.proowner, p.proacl, 'ROUTINE',
         format('%I.%I(%s)', n.nspname, p.proname, (select string_agg(format_type(a.t, null), ',' order by a.ord)
           from unnest(p.proargtypes::oid[]) with ordinality a(t, ord))), null
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.oid >= 16384 and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
  union all
  select 'pg_type'::regclass, t.oid, 0, 'T'::"char", t.typowner, t.typacl, 'TYPE', format('%I.%I', n.nspname, t.typname), null
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.oid >= 16384 and (t.typrelid = 0 or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
  union all
  select 'pg_language'::regclass, oid, 0, 'l'::"char", lanowner, lanacl, 'LANGUAGE', quote_ident(lanname), null from pg_language
  union all
  select 'pg_foreign_data_wrapper'::regclass, oid, 0, 'F'::"char", fdwowner, fdwacl, 'FOREIGN DATA WRAPPER', quote_ident(fdwname), null
  from pg_foreign_data_wrapper
  union all
  select 'pg_foreign_server'::regclass, oid, 0, 'S'::"char", srvowner, srvacl, 'FOREIGN SERVER', quote_ident(srvname), null from pg_foreign_server
), carried as (
  select case when m.extension is not null then 'pg_extension'::regclass else a.class end as owner_class,
         coalesce(m.extension, s.table_oid, a.oid) as owner_oid,
         case when m.extension is not null then 0 else coalesce(s.column_number, a.sub) end as owner_sub,
         case when m.extension is not null or s.oid is not null then a.keyword || ' ' || a.name else '' end as part,
         case when m.extension is not null then lower(a.keyword) || ' ' || replace(a.name, m.home, '')
              when s.oid is not null then 'identity sequence' else '' end as part_name,
         case when m.extension is not null then a.column_name end as part_column,
         a.owner, a.acl, coalesce(i.initprivs, acldefault(a.type, a.owner)) as ordinary
  from acls a
  left join members m on m.classid = a.class and m.objid = a.oid
  left join identity_sequences s on a.class = 'pg_class'::regclass and s.oid = a.oid and a.keyword = 'SEQUENCE'
  left join pg_init_privs i on m.extension is not null and i.classoid = a.class and i.objoid = a.oid and i.objsubid = a.sub
  where a.acl is not null
), grants as (
  select a.owner_class, a.owner_oid, a.owner_sub, a.part, a.part_name, a.part_column, x.ordinary,
         case when x.grantee = a.owner then '@owner' when x.grantee = 0 then 'PUBLIC'
              when pg_get_userbyid(x.grantee) = current_setting('plumbline.author') then '@author' else pg_get_userbyid(x.grantee) end as grantee,
         x.privilege_type || case when bool_or(x.is_grantable and x.grantee <> a.owner) then '*' else '' end as privilege
  from carried a cross join lateral (
    select false as ordinary, e.* from aclexplode(a.acl) e union all select true, e.* from aclexplode(a.ordinary) e
  ) x
  group by 1, 2, 3, 4, 5, 6, 7, 8, x.privilege_type
), found as (
  select owner_class, owner_oid, owner_sub, part, part_name, part_column, grantee,
         coalesce(array_agg(privilege order by privilege) filter (where not ordinary), '{}') as privileges,
         coalesce(array_agg(privilege order by privilege) filter (where ordinary), '{}') as ordinary_privileges
  from grants group by 1, 2, 3, 4, 5, 6, 7
)
select null as self_class, 0 as self_oid, 0 as self_sub, owner_class::text as owner_class, owner_oid, owner_sub, grantee,
       nullif(part, '') as part, part_name, part_column, privileges, ordinary_privileges
from found where privileges <> ordinary_privileges
