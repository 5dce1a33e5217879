-- What the server has and no room reads yet. A new room takes its line away.
select what, name from (
  select ''::text as what, ''::text as name, 0::oid as oid, 0::regclass as catalog where false
  union all select 'cast', castsource::regtype::text || ' as ' || casttarget::regtype::text, oid, 'pg_cast'::regclass from pg_cast
  union all select 'collation', collnamespace::regnamespace::text || '.' || collname, oid, 'pg_collation'::regclass from pg_collation
  union all select 'conversion', connamespace::regnamespace::text || '.' || conname, oid, 'pg_conversion'::regclass from pg_conversion
  union all select 'operator', oid::regoperator::text, oid, 'pg_operator'::regclass from pg_operator
  union all select 'operator class', opcnamespace::regnamespace::text || '.' || opcname, oid, 'pg_opclass'::regclass from pg_opclass
  union all select 'operator family', opfnamespace::regnamespace::text || '.' || opfname, oid, 'pg_opfamily'::regclass from pg_opfamily
  union all select 'publication', pubname, oid, 'pg_publication'::regclass from pg_publication
  union all select 'foreign data wrapper', fdwname, oid, 'pg_foreign_data_wrapper'::regclass from pg_foreign_data_wrapper
  union all select 'foreign server', srvname, oid, 'pg_foreign_server'::regclass from pg_foreign_server
  union all select 'foreign table', oid::regclass::text, oid, 'pg_class'::regclass from pg_class where relkind = 'f'
  union all select 'language', lanname, oid, 'pg_language'::regclass from pg_language
  union all select 'access method', amname, oid, 'pg_am'::regclass from pg_am
  union all select 'transform', trftype::regtype::text, oid, 'pg_transform'::regclass from pg_transform
  union all select 'range type', oid::regtype::text, oid, 'pg_type'::regclass from pg_type where typtype = 'r'
  union all select 'base type', oid::regtype::text, oid, 'pg_type'::regclass from pg_type where (typtype = 'b' and typelem = 0) or typtype = 'p'
  union all select 'aggregate', oid::regprocedure::text, oid, 'pg_proc'::regclass from pg_proc where prokind = 'a'
  union all select 'security label', objoid::text, objoid, classoid from pg_seclabel
) u
where oid >= 16384
  and not exists (select from pg_depend e where e.classid = u.catalog and e.objid = u.oid and e.deptype = 'e')
order by 1, 2
