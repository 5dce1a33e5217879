select null as self_class, 0 as self_oid, 0 as self_sub,
       o.owner_class, o.owner_oid, 0 as owner_sub, pg_get_userbyid(o.owner) as role
from (
  select 'pg_namespace' as owner_class, oid as owner_oid, nspowner as owner from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
  union all select 'pg_type', t.oid, t.typowner from pg_type t where (t.typtype in ('e', 'd', 'r', 'b', 'p')
      and not exists (select from pg_type e where e.typarray = t.oid)) or exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')
  -- A sequence that a column owns follows its table.
  union all select 'pg_class', c.oid, c.relowner from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and c.relkind = 'S' and d.deptype in ('a', 'i') and d.refobjsubid > 0)
  -- The constructors of a range type follow the type.
  union all select 'pg_proc', p.oid, p.proowner from pg_proc p
    where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
  union all select 'pg_operator', oid, oprowner from pg_operator
  union all select 'pg_opfamily', oid, opfowner from pg_opfamily
  union all select 'pg_opclass', oid, opcowner from pg_opclass
  union all select 'pg_collation', oid, collowner from pg_collation
  union all select 'pg_conversion', oid, conowner from pg_conversion
  union all select 'pg_language', oid, lanowner from pg_language
  union all select 'pg_statistic_ext', oid, stxowner from pg_statistic_ext
  union all select 'pg_ts_dict', oid, dictowner from pg_ts_dict
  union all select 'pg_ts_config', oid, cfgowner from pg_ts_config
  union all select 'pg_event_trigger', oid, evtowner from pg_event_trigger
  union all select 'pg_foreign_data_wrapper', oid, fdwowner from pg_foreign_data_wrapper
  union all select 'pg_foreign_server', oid, srvowner from pg_foreign_server
  union all select 'pg_publication', oid, pubowner from pg_publication
--[14+]  union all select 'pg_subscription', oid, subowner from pg_subscription
  -- PostgreSQL 13 shows the oid only there.
--[-13]  union all select 'pg_subscription', v.subid, s.subowner from pg_subscription s join pg_stat_subscription v using (subname)
) o
where o.owner_oid >= 16384 or o.owner_class = 'pg_namespace'
