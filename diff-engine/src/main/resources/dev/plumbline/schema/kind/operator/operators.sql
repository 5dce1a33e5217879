-- An operator without a function is a shell that another one named as its commutator or negator.
select 'pg_operator' as self_class, o.oid as self_oid, 0 as self_sub, n.nspname as schema_name,
       o.oprname || '(' || case when o.oprleft = 0 then 'NONE' else format_type(o.oprleft, null) end || ', '
         || case when o.oprright = 0 then 'NONE' else format_type(o.oprright, null) end || ')' as name,
       o.oprname as symbol,
       case when o.oprleft <> 0 then format_type(o.oprleft, null) end as left_type,
       case when o.oprright <> 0 then format_type(o.oprright, null) end as right_type,
       case when o.oprcode <> 0 then o.oprcode::text end as function,
       cn.nspname::text as commutator_schema, c.oprname || '(' || case when c.oprleft = 0 then 'NONE' else format_type(c.oprleft, null) end || ', '
         || case when c.oprright = 0 then 'NONE' else format_type(c.oprright, null) end || ')' as commutator,
       gn.nspname::text as negator_schema, g.oprname || '(' || case when g.oprleft = 0 then 'NONE' else format_type(g.oprleft, null) end || ', '
         || case when g.oprright = 0 then 'NONE' else format_type(g.oprright, null) end || ')' as negator,
       case when o.oprrest <> 0 then o.oprrest::text end as restrict_function,
       case when o.oprjoin <> 0 then o.oprjoin::text end as join_function,
       o.oprcanhash as hashes, o.oprcanmerge as merges
from pg_operator o
join pg_namespace n on n.oid = o.oprnamespace
left join pg_operator c on c.oid = o.oprcom
left join pg_namespace cn on cn.oid = c.oprnamespace
left join pg_operator g on g.oid = o.oprnegate
left join pg_namespace gn on gn.oid = g.oprnamespace
-- A shell that nobody names any more cannot be made again, and does nothing.
where o.oid >= 16384 and (o.oprcode <> 0 or exists (select from pg_operator r where o.oid in (r.oprcom, r.oprnegate))) and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_operator'::regclass and e.objid = o.oid and e.deptype = 'e')
