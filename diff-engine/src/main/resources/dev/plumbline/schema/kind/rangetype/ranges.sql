select 'pg_type' as self_class, t.oid as self_oid, 0 as self_sub, n.nspname as schema_name, t.typname as name,
       format_type(r.rngsubtype, null) as subtype,
       (select quote_ident(cn.nspname) || '.' || quote_ident(c.opcname) from pg_opclass c join pg_namespace cn on cn.oid = c.opcnamespace
        where c.oid = r.rngsubopc) as operator_class,
       case when r.rngcollation <> s.typcollation then
         (select quote_ident(cn.nspname) || '.' || quote_ident(c.collname) from pg_collation c join pg_namespace cn on cn.oid = c.collnamespace
          where c.oid = r.rngcollation) end as collation_name,
       case when r.rngcanonical <> 0 then r.rngcanonical::text end as canonical,
       case when r.rngsubdiff <> 0 then r.rngsubdiff::text end as difference,
--[14+]       (select mn.nspname::text from pg_type m join pg_namespace mn on mn.oid = m.typnamespace where m.oid = r.rngmultitypid) as multirange_schema,
--[14+]       (select m.typname::text from pg_type m where m.oid = r.rngmultitypid) as multirange_name
--[-13]       null as multirange_schema, null as multirange_name
from pg_range r
join pg_type t on t.oid = r.rngtypid
join pg_namespace n on n.oid = t.typnamespace
join pg_type s on s.oid = r.rngsubtype
where t.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
