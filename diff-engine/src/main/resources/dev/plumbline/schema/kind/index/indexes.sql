-- pg_get_indexdef gives every property but the tablespace; storage parameters are cut out because they have their own ALTER.
select 'pg_class' as self_class, c.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, i.indrelid as owner_oid, 0 as owner_sub,
       n.nspname as schema_name, c.relname as name,
       pg_get_indexdef(c.oid) as definition,
       replace(pg_get_indexdef(c.oid), coalesce(w.clause, ''), '') as substance,
       c.reloptions as options,
       ts.spcname::text as tablespace,
       i.indisvalid or c.relkind = 'I' as valid,
       i.indisclustered as clustered,
       array(select a.attnum || '=' || a.attstattarget from pg_attribute a
             where a.attrelid = c.oid and a.attstattarget >= 0 order by a.attnum) as statistics_targets,
       i.indisunique as is_unique
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_class r on r.oid = i.indrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_tablespace ts on ts.oid = c.reltablespace
left join lateral (
  select ' WITH (' || string_agg(quote_ident(split_part(o, '=', 1)) || '='
           || case when quote_ident(substr(o, strpos(o, '=') + 1)) = substr(o, strpos(o, '=') + 1)
                then substr(o, strpos(o, '=') + 1) else quote_literal(substr(o, strpos(o, '=') + 1)) end, ', ' order by ord) || ')' as clause
  from unnest(c.reloptions) with ordinality u(o, ord)
) w on true
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and r.relpersistence <> 't'
  and not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid in (c.oid, r.oid) and e.deptype = 'e')
