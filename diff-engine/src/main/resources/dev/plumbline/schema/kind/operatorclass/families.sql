select 'pg_opfamily' as self_class, f.oid as self_oid, 0 as self_sub, n.nspname as schema_name,
       quote_ident(f.opfname) || ' USING ' || quote_ident(a.amname) as name
from pg_opfamily f
join pg_namespace n on n.oid = f.opfnamespace
join pg_am a on a.oid = f.opfmethod
where f.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_opfamily'::regclass and e.objid = f.oid and e.deptype = 'e')
