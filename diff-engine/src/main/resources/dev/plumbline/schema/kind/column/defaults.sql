select 'pg_attrdef' as self_class, ad.oid as self_oid, 0 as self_sub,
       'pg_class' as owner_class, ad.adrelid as owner_oid, ad.adnum as owner_sub,
       pg_get_expr(ad.adbin, ad.adrelid) as expression
from pg_attrdef ad
join pg_attribute a on a.attrelid = ad.adrelid and a.attnum = ad.adnum and a.attgenerated = ''
