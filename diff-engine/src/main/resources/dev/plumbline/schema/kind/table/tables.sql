select 'pg_class' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.relname as name,
       c.relpersistence = 'u' as unlogged,
       case when c.relam <> 0 then am.amname::text end as access_method,
       ts.spcname::text as tablespace,
       c.reloptions as options,
       array(select 'toast.' || o from unnest(tc.reloptions) o) as toast_options,
       c.relrowsecurity as row_security, c.relforcerowsecurity as force_row_security,
       case c.relreplident when 'd' then 'default' when 'n' then 'nothing' when 'f' then 'full'
         else coalesce((select 'index ' || ic.relname from pg_index i join pg_class ic on ic.oid = i.indexrelid
               where i.indrelid = c.oid and i.indisreplident), 'nothing') end as replica_identity,
       pg_get_partkeydef(c.oid) as partition_key,
       c.relispartition as is_partition,
       case when c.reloftype <> 0 then format_type(c.reloftype, null) end as of_type
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
left join pg_tablespace ts on ts.oid = c.reltablespace
left join pg_class tc on tc.oid = c.reltoastrelid
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
