-- dictinitoption is a list of name = value, each value a literal or a number.
select 'pg_ts_dict' as self_class, t.oid as self_oid, 0 as self_sub, n.nspname as schema_name, t.dictname as name,
       quote_ident(tn.nspname) || '.' || quote_ident(tt.tmplname) as template_name,
       array(select m[1] || ' = ' || m[2]
             from regexp_matches(t.dictinitoption, '("(?:[^"]|"")*"|\w+) = (E?''(?:[^''\\]|''''|\\.)*''|[^,\s]+)', 'g') m) as options
from pg_ts_dict t
join pg_namespace n on n.oid = t.dictnamespace
join pg_ts_template tt on tt.oid = t.dicttemplate
join pg_namespace tn on tn.oid = tt.tmplnamespace
where t.oid >= 16384
  and not exists (select from pg_depend d where d.classid = 'pg_ts_dict'::regclass and d.objid = t.oid and d.deptype = 'e')
