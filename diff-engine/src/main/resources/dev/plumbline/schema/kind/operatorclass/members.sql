-- What ALTER OPERATOR FAMILY … ADD has put there: members that no operator class holds. The family may be one of PostgreSQL's own.
select m.self_class, m.self_oid, 0 as self_sub, n.nspname as schema_name,
       quote_ident(f.opfname) || ' USING ' || quote_ident(a.amname) as family, m.name, m.target
from (
  select 'pg_amop' as self_class, o.oid as self_oid, o.amopfamily as family,
         'OPERATOR ' || o.amopstrategy || ' (' || format_type(o.amoplefttype, null) || ', ' || format_type(o.amoprighttype, null) || ')' as name,
         'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator
           || case when o.amopsortfamily <> 0 then (select ' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname)
                from pg_opfamily s join pg_namespace sn on sn.oid = s.opfnamespace where s.oid = o.amopsortfamily) else '' end as target
  from pg_amop o
  where o.oid >= 16384 and not exists (select from pg_depend d where d.classid = 'pg_amop'::regclass and d.objid = o.oid
    and d.refclassid = 'pg_opclass'::regclass and d.deptype = 'i')
  union all
  select 'pg_amproc', p.oid, p.amprocfamily,
         'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', ' || format_type(p.amprocrighttype, null) || ')',
         'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', ' || format_type(p.amprocrighttype, null) || ') '
           || p.amproc::oid::regprocedure
  from pg_amproc p
  where p.oid >= 16384 and not exists (select from pg_depend d where d.classid = 'pg_amproc'::regclass and d.objid = p.oid
    and d.refclassid = 'pg_opclass'::regclass and d.deptype = 'i')
) m
join pg_opfamily f on f.oid = m.family
join pg_namespace n on n.oid = f.opfnamespace
join pg_am a on a.oid = f.opfmethod
where not exists (select from pg_depend e where e.classid = 'pg_opfamily'::regclass and e.objid = f.oid and e.deptype = 'e')
