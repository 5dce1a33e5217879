-- The name holds the signature that COMMENT, ALTER and DROP AGGREGATE take: (*), (integer), (real ORDER BY integer).
select 'pg_proc' as self_class, p.oid as self_oid, 0 as self_sub, n.nspname as schema_name,
       quote_ident(p.proname) || '(' || case
         when p.pronargs = 0 then '*'
         when g.aggkind = 'n' then s.every
         else ltrim(coalesce(s.direct, '') || ' ORDER BY ' || coalesce(s.ordered, s.last)) end || ')' as name,
       quote_ident(p.proname) || '(' || coalesce((select string_agg(format_type(a.t, null), ',' order by a.ord)
         from unnest(p.proargtypes::oid[]) with ordinality a(t, ord)), '') || ')' as signature,
       quote_ident(p.proname) || '(' || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ')' as declaration,
       g.aggkind::text || g.aggnumdirectargs || ' ' || pg_get_function_result(p.oid) as shape,
       array_remove(array[
         'SFUNC = ' || g.aggtransfn,
         'STYPE = ' || format_type(g.aggtranstype, null),
         case when g.aggtransspace <> 0 then 'SSPACE = ' || g.aggtransspace end,
         case when g.aggfinalfn <> 0 then 'FINALFUNC = ' || g.aggfinalfn end,
         case when g.aggfinalextra then 'FINALFUNC_EXTRA' end,
         case when g.aggfinalmodify <> case g.aggkind when 'n' then 'r' else 'w' end
           then 'FINALFUNC_MODIFY = ' || case g.aggfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end end,
         case when g.aggcombinefn <> 0 then 'COMBINEFUNC = ' || g.aggcombinefn end,
         case when g.aggserialfn <> 0 then 'SERIALFUNC = ' || g.aggserialfn end,
         case when g.aggdeserialfn <> 0 then 'DESERIALFUNC = ' || g.aggdeserialfn end,
         'INITCOND = ' || quote_literal(g.agginitval),
         case when g.aggmtransfn <> 0 then 'MSFUNC = ' || g.aggmtransfn end,
         case when g.aggminvtransfn <> 0 then 'MINVFUNC = ' || g.aggminvtransfn end,
         case when g.aggmtranstype <> 0 then 'MSTYPE = ' || format_type(g.aggmtranstype, null) end,
         case when g.aggmtransspace <> 0 then 'MSSPACE = ' || g.aggmtransspace end,
         case when g.aggmfinalfn <> 0 then 'MFINALFUNC = ' || g.aggmfinalfn end,
         case when g.aggmfinalextra then 'MFINALFUNC_EXTRA' end,
         case when g.aggmtransfn <> 0 and g.aggmfinalmodify <> case g.aggkind when 'n' then 'r' else 'w' end
           then 'MFINALFUNC_MODIFY = ' || case g.aggmfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end end,
         'MINITCOND = ' || quote_literal(g.aggminitval),
         case when g.aggsortop <> 0 then (select 'SORTOP = OPERATOR(' || quote_ident(sn.nspname) || '.' || so.oprname || ')'
           from pg_operator so join pg_namespace sn on sn.oid = so.oprnamespace where so.oid = g.aggsortop) end,
         case p.proparallel when 's' then 'PARALLEL = SAFE' when 'r' then 'PARALLEL = RESTRICTED' end,
         case when g.aggkind = 'h' then 'HYPOTHETICAL' end], null) as options
from pg_aggregate g
join pg_proc p on p.oid = g.aggfnoid
join pg_namespace n on n.oid = p.pronamespace
cross join lateral (
  select string_agg(a.t, ', ' order by a.ord) as every,
         string_agg(a.t, ', ' order by a.ord) filter (where a.ord <= g.aggnumdirectargs) as direct,
         string_agg(a.t, ', ' order by a.ord) filter (where a.ord > g.aggnumdirectargs) as ordered,
         string_agg(a.t, ', ') filter (where a.ord = p.pronargs) as last
  from (select case when p.provariadic <> 0 and u.ord = p.pronargs then 'VARIADIC ' else '' end || format_type(u.t, null) as t, u.ord
        from unnest(p.proargtypes::oid[]) with ordinality u(t, ord)) a
) s
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.oid >= 16384
  and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
