select 'pg_publication' as self_class, p.oid as self_oid, 0 as self_sub, p.pubname as name, p.puballtables as all_tables,
       concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
                 case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end) as publish,
       p.pubviaroot as via_partition_root,
--[18+]       case p.pubgencols when 's' then 'stored' end as generated_columns
--[-17]       null as generated_columns
from pg_publication p
where not exists (select from pg_depend d where d.classid = 'pg_publication'::regclass and d.objid = p.oid and d.deptype = 'e')
