select 'pg_type' as self_class, t.oid as self_oid, 0 as self_sub, n.nspname as schema_name, t.typname as name,
       array['RECEIVE = ' || case when t.typreceive = 0 then 'NONE' else t.typreceive::text end,
             'SEND = ' || case when t.typsend = 0 then 'NONE' else t.typsend::text end,
             'TYPMOD_IN = ' || case when t.typmodin = 0 then 'NONE' else t.typmodin::text end,
             'TYPMOD_OUT = ' || case when t.typmodout = 0 then 'NONE' else t.typmodout::text end,
             'ANALYZE = ' || case when t.typanalyze = 0 then 'NONE' else t.typanalyze::text end,
--[14+]             'SUBSCRIPT = ' || case when t.typsubscript = 0 then 'NONE' else t.typsubscript::text end,
             'STORAGE = ' || case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end] as options
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'b' and t.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_type e where e.typarray = t.oid)
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
