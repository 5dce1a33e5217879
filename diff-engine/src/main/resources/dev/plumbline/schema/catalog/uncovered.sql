-- What the server has and no room reads. A new room takes its line away. Names only: never values.
select what, name from (
  select 'subscription' as what, s.subname::text as name from pg_subscription s
  where s.subdbid = (select oid from pg_database where datname = current_database())
    and not has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT')
  union all
  select 'enabled state of a subscription', s.subname from pg_subscription s
  where s.subdbid = (select oid from pg_database where datname = current_database()) and s.subenabled
  union all
  select 'members of an extension that the scratch server lacks', extname from pg_extension where extversion like 'plumbline-stub:%'
  union all
  select 'security label', s.provider || ' on ' || coalesce(pg_describe_object(s.classoid, s.objoid, s.objsubid), '?')
  from pg_seclabel s
  union all
  select 'large objects', count(*)::text from pg_largeobject_metadata having count(*) > 0
  union all
  select 'setting of the database', split_part(c, '=', 1) || case when s.setrole = 0 then '' else ' of role ' || pg_get_userbyid(s.setrole) end
  from pg_db_role_setting s cross join lateral unnest(s.setconfig) c
  where s.setdatabase = (select oid from pg_database where datname = current_database())
  union all
  select 'privileges on the database', datname from pg_database where datname = current_database() and datacl is not null
  union all
  select 'comment on the database', current_database() where exists (
    select from pg_shdescription s join pg_database d on d.oid = s.objoid where s.classoid = 'pg_database'::regclass and d.datname = current_database()
      and s.description <> 'default administrative connection database')
  union all
  select 'dependency on an extension', pg_describe_object(d.classid, d.objid, d.objsubid) || ' on ' || e.extname
  from pg_depend d join pg_extension e on e.oid = d.refobjid and d.refclassid = 'pg_extension'::regclass
  where d.deptype = 'x'
  union all
  select 'state of a system trigger', g.tgname || ' on ' || g.tgrelid::regclass::text
  from pg_trigger g where g.tgisinternal and g.tgparentid = 0 and g.tgenabled <> 'O'
  union all
  -- Options that sound like a secret are neither read nor compared.
  select 'secret option', format('%s of %s', split_part(o, '=', 1), x.name)
  from (
    select 'foreign data wrapper ' || fdwname as name, fdwoptions as options from pg_foreign_data_wrapper
    union all select 'server ' || srvname, srvoptions from pg_foreign_server
    union all select 'user mapping for ' || usename || ' server ' || srvname, umoptions from pg_user_mappings
    union all select 'foreign table ' || ftrelid::regclass::text, ftoptions from pg_foreign_table
  ) x cross join lateral unnest(x.options) o
  where split_part(o, '=', 1) ~* '(pass(word|wd|phrase|code)|pwd|secret|token|credential|api_?key|access_?key)'
    and split_part(o, '=', 1) <> 'password_required'
  union all
  select 'hidden options', 'user mapping for ' || m.usename || ' server ' || m.srvname
  from pg_user_mappings m join pg_foreign_server s on s.oid = m.srvid
  where m.umoptions is null and not (select rolsuper from pg_roles where rolname = current_user)
    and not (m.usename = current_user and (pg_has_role(s.srvowner, 'USAGE') or has_server_privilege(s.oid, 'USAGE')))
    and not (m.umuser = 0 and pg_has_role(s.srvowner, 'USAGE'))
  union all
  -- All grants are taken for the owner's.
  select distinct 'grant by another role than the owner', pg_describe_object(a.class, a.oid, 0) || ' by ' || pg_get_userbyid(x.grantor)
  from (
    select 'pg_class'::regclass as class, oid, relowner as owner, relacl as acl from pg_class
    union all select 'pg_class'::regclass, c.oid, c.relowner, t.attacl from pg_attribute t join pg_class c on c.oid = t.attrelid where t.attacl is not null
    union all select 'pg_proc'::regclass, oid, proowner, proacl from pg_proc
    union all select 'pg_type'::regclass, oid, typowner, typacl from pg_type
    union all select 'pg_namespace'::regclass, oid, nspowner, nspacl from pg_namespace
  ) a cross join lateral aclexplode(a.acl) x
  where a.oid >= 16384 and x.grantor <> a.owner
  union all
  -- What was granted or revoked since initdb.
  select 'privileges on a part of the system', pg_describe_object(a.class, a.oid, 0)
  from (
    select 'pg_class'::regclass as class, oid, relacl as acl from pg_class where relnamespace <> 'information_schema'::regnamespace
    union all select 'pg_proc'::regclass, oid, proacl from pg_proc
    union all select 'pg_type'::regclass, oid, typacl from pg_type
    union all select 'pg_language'::regclass, oid, lanacl from pg_language
    union all select 'pg_foreign_data_wrapper'::regclass, oid, fdwacl from pg_foreign_data_wrapper
  ) a
  left join pg_init_privs i on i.classoid = a.class and i.objoid = a.oid and i.objsubid = 0
  where a.acl is distinct from i.initprivs
    and a.oid < 16384 and not exists (select from pg_depend e where e.classid = a.class and e.objid = a.oid and e.deptype = 'e')
) u
order by 1, 2
