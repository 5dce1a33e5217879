-- The comment on a constraint's index stands with the constraint, that on the sequence behind an identity column with the column,
-- that on a multirange type with the range type, that on a NOT NULL constraint with its column or domain.
select null as self_class, 0 as self_oid, 0 as self_sub,
       coalesce(case when k.oid is not null then 'pg_constraint' when t.conrelid <> 0 then 'pg_class' when t.contypid <> 0 then 'pg_type' end, d.classoid::regclass::text) as owner_class,
       coalesce(k.oid, i.refobjid, nullif(t.conrelid, 0), nullif(t.contypid, 0), d.objoid) as owner_oid,
       coalesce(i.refobjsubid, t.conkey[1], d.objsubid) as owner_sub,
       coalesce(case when k.oid is not null then 'INDEX ' when i.refobjid is not null then 'SEQUENCE ' end
         || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
--[14+]         , case when m.rngtypid is not null then 'TYPE ' || d.objoid::regtype end
         , 'CONSTRAINT ' || quote_ident(t.conname) || ' ON ' || case when t.conrelid <> 0
           then (select quote_ident(rn.nspname) || '.' || quote_ident(r.relname) from pg_class r join pg_namespace rn on rn.oid = r.relnamespace where r.oid = t.conrelid)
           else 'DOMAIN ' || t.contypid::regtype end
         ) as part,
       d.description as comment
from pg_description d
left join pg_class c on d.classoid = 'pg_class'::regclass and c.oid = d.objoid and d.objsubid = 0 and c.relkind in ('i', 'I', 'S')
left join pg_namespace n on n.oid = c.relnamespace
left join pg_constraint k on k.conindid = c.oid and c.relkind in ('i', 'I') and k.contype in ('p', 'u', 'x')
left join pg_depend i on i.classid = 'pg_class'::regclass and i.objid = c.oid and c.relkind = 'S'
  and i.refclassid = 'pg_class'::regclass and i.deptype = 'i' and i.refobjsubid > 0
left join pg_constraint t on d.classoid = 'pg_constraint'::regclass and t.oid = d.objoid and t.contype = 'n'
--[14+]left join pg_range m on d.classoid = 'pg_type'::regclass and m.rngmultitypid = d.objoid
where d.objoid >= 16384 or (d.classoid = 'pg_namespace'::regclass and d.objoid = (select oid from pg_namespace where nspname = 'public'))
