-- An extension that the scratch server lacks stands here as a script declared it: plumbline-stub:schema:version, either may be missing.
-- Of the members only those are listed that default privileges act on: what they are, their names as the privileges have them, their schemas.
with members as (
  select d.refobjid as extension, m.kind, m.name, m.schema_name
  from pg_depend d
  join (
    select 'pg_class'::regclass as class, c.oid, case when c.relkind = 'S' then 'SEQUENCE' else 'TABLE' end as kind,
           format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema_name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    union all
    select 'pg_proc'::regclass, p.oid, 'ROUTINE',
           format('%I.%I(%s)', n.nspname, p.proname, (select string_agg(format_type(a.t, null), ',' order by a.ord)
             from unnest(p.proargtypes::oid[]) with ordinality a(t, ord))), n.nspname
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    union all
    select 'pg_type'::regclass, t.oid, 'TYPE', format('%I.%I', n.nspname, t.typname), n.nspname
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where (t.typrelid = 0 or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
      and not exists (select from pg_type e where e.typarray = t.oid)
    union all
    select 'pg_namespace'::regclass, n.oid, 'SCHEMA', quote_ident(n.nspname), '' from pg_namespace n
  ) m on m.class = d.classid and m.oid = d.objid
  where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e' and d.refobjid >= 16384
)
select 'pg_extension' as self_class, x.oid as self_oid, 0 as self_sub, x.extname as name,
       case when x.extversion like 'plumbline-stub:%' then nullif(regexp_replace(x.extversion, '^plumbline-stub:(schema)?:', ''), '')
         else x.extversion end as version,
       case when x.extversion not like 'plumbline-stub::%' then n.nspname end as schema_name,
       x.extversion like 'plumbline-stub:%' as stub,
       x.extrelocatable as relocatable,
       array(select m.kind || ' ' || m.name from members m where m.extension = x.oid order by m.kind, m.name) as members,
       array(select lower(m.kind) || ' ' || replace(m.name, quote_ident(n.nspname) || '.', '') from members m
             where m.extension = x.oid order by m.kind, m.name) as member_names,
       array(select m.schema_name::text from members m where m.extension = x.oid order by m.kind, m.name) as member_schemas
from pg_extension x
join pg_namespace n on n.oid = x.extnamespace
