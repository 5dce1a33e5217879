-- The server lists columns in the order in which they stand in the table, which says nothing: here they come by name.
select 'pg_statistic_ext' as self_class, s.oid as self_oid, 0 as self_sub, n.nspname as schema_name, s.stxname as name,
       replace(pg_get_statisticsobjdef(s.oid), ' ON ' || k.in_place, ' ON ' || k.by_name) as definition,
       case when s.stxstattarget >= 0 then s.stxstattarget::text end as target
from pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
cross join lateral (
  select coalesce(string_agg(quote_ident(a.attname), ', ' order by x.place), '') as in_place,
         coalesce(string_agg(quote_ident(a.attname), ', ' order by a.attname), '') as by_name
  from unnest(s.stxkeys::int2[]) with ordinality x(attnum, place)
  join pg_attribute a on a.attrelid = s.stxrelid and a.attnum = x.attnum
) k
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_statistic_ext'::regclass and d.objid = s.oid and d.deptype = 'e')
