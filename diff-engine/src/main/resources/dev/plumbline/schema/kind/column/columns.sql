select 'pg_class' as self_class, c.oid as self_oid, a.attnum as self_sub,
       'pg_class' as owner_class, c.oid as owner_oid, 0 as owner_sub,
       a.attname as name, a.attnum as position,
       c.relkind in ('v', 'm') as of_view,
       format_type(a.atttypid, a.atttypmod) as type,
       case when a.attcollation <> t.typcollation then quote_ident(cn.nspname) || '.' || quote_ident(co.collname) end as collation_name,
       a.attnotnull as not_null,
--[-17]       null as not_null_name, null as inherited_not_null, null as extraordinary_not_null_name, true as not_null_validated, false as not_null_no_inherit,
--[18+]       case when nn.coninhcount = 0 then nn.conname end as not_null_name,
--[18+]       case when nn.coninhcount > 0 then nn.conname end as inherited_not_null,
--[18+]       -- The ordinary name is table_column_not_null, with a number where that is taken, cut where it is too long.
--[18+]       case when nn.coninhcount = 0 and regexp_replace(nn.conname, '\d+$', '') <> concat(c.relname, '_', a.attname, '_not_null')
--[18+]         and not (octet_length(concat(c.relname, '_', a.attname, '_not_null')) > 60 and nn.conname ~ '_not_null\d*$')
--[18+]         then nn.conname end as extraordinary_not_null_name,
--[18+]       coalesce(nn.convalidated or nn.coninhcount > 0, true) as not_null_validated,
--[18+]       coalesce(nn.connoinherit, false) as not_null_no_inherit,
       case when a.attstorage <> t.typstorage
         then case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN' else 'EXTENDED' end end as storage,
       case t.typstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN' else 'EXTENDED' end as ordinary_storage,
--[14+]       case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
--[-13]       null as compression,
       case when a.attstattarget >= 0 then a.attstattarget::text end as statistics_target,
       a.attoptions as options,
       array(select o from unnest(a.attfdwoptions) o order by o) as foreign_options,
       a.attidentity::text as identity,
       case when a.attidentity <> '' then
         (select array[format_type(q.seqtypid, null), q.seqstart::text, q.seqincrement::text, q.seqmin::text, q.seqmax::text,
                       q.seqcache::text, q.seqcycle::text, quote_ident(sn.nspname) || '.' || quote_ident(sc.relname),
                       sn.nspname || '.' || sc.relname,
                       case when sc.relpersistence = c.relpersistence then '' when sc.relpersistence = 'u' then 'UNLOGGED' else 'LOGGED' end]
          from pg_depend d
          join pg_sequence q on q.seqrelid = d.objid
          join pg_class sc on sc.oid = q.seqrelid
          join pg_namespace sn on sn.oid = sc.relnamespace
          where d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum and d.deptype = 'i'
            and d.classid = 'pg_class'::regclass) end as identity_sequence,
       a.attgenerated::text as generated,
       case when a.attgenerated <> '' then pg_get_expr(ad.adbin, ad.adrelid) end as generation_expression,
       a.attinhcount > 0 and not a.attislocal as inherited,
       c.relkind = 'p' and (exists (select from pg_partitioned_table p where p.partrelid = c.oid and a.attnum = any (p.partattrs))
         or exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.objsubid = a.attnum
                    and d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.deptype = 'i')) as partition_key
from pg_attribute a
join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm', 'f')
join pg_namespace n on n.oid = c.relnamespace
join pg_type t on t.oid = a.atttypid
left join pg_attrdef ad on ad.adrelid = c.oid and ad.adnum = a.attnum
--[18+]left join pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey[1] = a.attnum
left join pg_collation co on co.oid = a.attcollation
left join pg_namespace cn on cn.oid = co.collnamespace
where a.attnum > 0 and not a.attisdropped and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
order by c.oid, a.attnum
