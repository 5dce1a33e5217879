select 'pg_opclass' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name,
       quote_ident(c.opcname) || ' USING ' || quote_ident(a.amname) as name,
       quote_ident(c.opcname) as class_name, quote_ident(a.amname) as access_method,
       quote_ident(fn.nspname) || '.' || quote_ident(f.opfname) as family,
       format_type(c.opcintype, null) as input_type,
       case when c.opckeytype <> 0 then format_type(c.opckeytype, null) end as storage_type,
       c.opcdefault as is_default,
       array(
         select 'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator
           || case when o.amopsortfamily <> 0 then (select ' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname)
                from pg_opfamily s join pg_namespace sn on sn.oid = s.opfnamespace where s.oid = o.amopsortfamily) else '' end
         from pg_depend d join pg_amop o on o.oid = d.objid
         where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opclass'::regclass and d.refobjid = c.oid and d.deptype = 'i'
         order by o.amopstrategy, o.amopopr::regoperator::text)
       || array(
         select 'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, null) || ', ' || format_type(p.amprocrighttype, null) || ') '
           || p.amproc::oid::regprocedure
         from pg_depend d join pg_amproc p on p.oid = d.objid
         where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opclass'::regclass and d.refobjid = c.oid and d.deptype = 'i'
         order by p.amprocnum, p.amproc::oid::regprocedure::text) as members
from pg_opclass c
join pg_namespace n on n.oid = c.opcnamespace
join pg_am a on a.oid = c.opcmethod
join pg_opfamily f on f.oid = c.opcfamily
join pg_namespace fn on fn.oid = f.opfnamespace
where c.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_opclass'::regclass and e.objid = c.oid and e.deptype = 'e')
