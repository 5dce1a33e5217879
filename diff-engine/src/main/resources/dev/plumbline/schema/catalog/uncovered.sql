-- What the server has and no room reads yet. A new room takes its line away.
select what, name from (
  select ''::text as what, ''::text as name, 0::oid as oid, 0::regclass as catalog where false
  union all select 'publication', pubname, oid, 'pg_publication'::regclass from pg_publication
  union all select 'foreign data wrapper', fdwname, oid, 'pg_foreign_data_wrapper'::regclass from pg_foreign_data_wrapper
  union all select 'foreign server', srvname, oid, 'pg_foreign_server'::regclass from pg_foreign_server
  union all select 'foreign table', oid::regclass::text, oid, 'pg_class'::regclass from pg_class where relkind = 'f'
  union all select 'security label', objoid::text, objoid, classoid from pg_seclabel
) u
where oid >= 16384
  and not exists (select from pg_depend e where e.classid = u.catalog and e.objid = u.oid and e.deptype = 'e')
order by 1, 2
