-- The name of a procedure says IN with each argument: without it PostgreSQL may take the list for all arguments, OUT ones too.
select 'pg_proc' as self_class, p.oid as self_oid, 0 as self_sub, n.nspname as schema_name,
       quote_ident(p.proname) || '(' || coalesce((select string_agg(case when p.prokind = 'p' then 'IN ' else '' end || format_type(a.t, null), ',' order by a.ord)
         from unnest(p.proargtypes::oid[]) with ordinality a(t, ord)), '') || ')' as name,
       quote_ident(p.proname) || '(' || coalesce((select string_agg(format_type(a.t, null), ',' order by a.ord)
         from unnest(p.proargtypes::oid[]) with ordinality a(t, ord)), '') || ')' as signature,
       p.prokind = 'p' as procedure,
       pg_get_functiondef(p.oid) as definition,
       p.prokind::text || ' ' || coalesce(pg_get_function_result(p.oid), '') as result,
       p.pronargdefaults as default_count,
       coalesce(p.proargnames, '{}') as argument_names,
       coalesce(p.proargmodes::text[], '{}') as argument_modes,
       array(select format_type(a.t, null) from unnest(p.proallargtypes) with ordinality a(t, ord) order by a.ord) as all_argument_types
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where p.prokind in ('f', 'p', 'w') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype in ('e', 'i'))
