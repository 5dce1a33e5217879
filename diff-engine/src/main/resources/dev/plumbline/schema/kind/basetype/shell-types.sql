-- Besides the real shells: one for every type whose own functions take or return it. Their address is sub-object 1 of the type.
select 'pg_type' as self_class, t.oid as self_oid, case when t.typisdefined then 1 else 0 end as self_sub, n.nspname as schema_name, t.typname as name,
       t.typisdefined as completed,
       case when t.typtype = 'b' then array[
         'INPUT = ' || t.typinput, 'OUTPUT = ' || t.typoutput,
         'INTERNALLENGTH = ' || case when t.typlen < 0 then 'VARIABLE' else t.typlen::text end,
         'PASSEDBYVALUE = ' || t.typbyval,
         'ALIGNMENT = ' || case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' else 'double' end,
         'CATEGORY = ' || quote_literal(t.typcategory::text), 'PREFERRED = ' || t.typispreferred,
         'DELIMITER = ' || quote_literal(t.typdelim::text), 'COLLATABLE = ' || (t.typcollation <> 0)]
         || case when t.typdefault is not null then array['DEFAULT = ' || quote_literal(t.typdefault)] else '{}' end
         || case when t.typelem <> 0 then array['ELEMENT = ' || format_type(t.typelem, null)] else '{}' end end as fixed
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
where t.oid >= 16384 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and (not t.typisdefined or (t.typtype = 'b' and not exists (select from pg_type e where e.typarray = t.oid))
       or exists (select from pg_range r where r.rngtypid = t.oid and r.rngcanonical <> 0))
  and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
