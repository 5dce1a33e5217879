select 'pg_ts_config' as self_class, c.oid as self_oid, 0 as self_sub, n.nspname as schema_name, c.cfgname as name,
       quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) as parser_name,
       array(select t.alias || ': ' || string_agg(quote_ident(dn.nspname) || '.' || quote_ident(d.dictname), ', ' order by m.mapseqno)
             from pg_ts_config_map m
             join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
             join pg_ts_dict d on d.oid = m.mapdict
             join pg_namespace dn on dn.oid = d.dictnamespace
             where m.mapcfg = c.oid group by t.alias order by t.alias) as mappings
from pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
join pg_ts_parser p on p.oid = c.cfgparser
join pg_namespace pn on pn.oid = p.prsnamespace
where c.oid >= 16384
  and not exists (select from pg_depend d where d.classid = 'pg_ts_config'::regclass and d.objid = c.oid and d.deptype = 'e')
