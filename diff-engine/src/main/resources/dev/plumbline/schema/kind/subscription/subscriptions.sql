-- Only superusers may read the connection string (up to PostgreSQL 13 oid and commit mode as well), and naming it is a privilege error for everybody else: hence the query in a string.
-- Passwords are cut out on the server.
select 'pg_subscription' as self_class, coalesce((regexp_match(x.found, '<oid>(.*)</oid>'))[1], '0')::oid as self_oid, 0 as self_sub, s.subname as name,
       array(select p from unnest(s.subpublications) p order by p) as publications,
       s.subslotname as slot_name,
       replace(replace(replace((regexp_match(x.found, '<c>(.*)</c>'))[1], '&lt;', '<'), '&gt;', '>'), '&amp;', '&') as connection,
       coalesce(x.found like '%<secret>true</secret>%', false) as has_secret,
       array_remove(array[
         'synchronous_commit=' || nullif((regexp_match(x.found, '<sync>(.*)</sync>'))[1], 'off'),
--[14+]         case when s.subbinary then 'binary=true' end,
--[14-15]         case when s.substream then 'streaming=on' end,
--[16+]         case s.substream when 't' then 'streaming=on' when 'p' then 'streaming=parallel' end,
--[15+]         case when s.subtwophasestate <> 'd' then 'two_phase=true' end,
--[15+]         case when s.subdisableonerr then 'disable_on_error=true' end,
--[16+]         case when not s.subpasswordrequired then 'password_required=false' end,
--[16+]         case when s.subrunasowner then 'run_as_owner=true' end,
--[16+]         case when s.suborigin <> 'any' then 'origin=' || s.suborigin end,
--[17+]         case when s.subfailover then 'failover=true' end,
         null], null) as options
from pg_subscription s
cross join lateral (
  select case when has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT') then
    query_to_xml(format($query$
      select c, c <> o as secret, sync, oid from (
        select oid, subconninfo as o, subsynccommit as sync, regexp_replace(regexp_replace(subconninfo,
          '\m(ssl)?password\s*=\s*(''(\\.|[^''\\])*''|(\\.|[^\s\\&])*)[\s&]*', '', 'gi'),
          '://([^:@/]*):[^@/]*@', '://\1@') as c
        from pg_catalog.pg_subscription where subname = %L and subdbid = %s) q$query$, s.subname, s.subdbid), true, false, '')::text end as found
) x
where s.subdbid = (select oid from pg_database where datname = current_database())
