-- What belongs to an extension stands for the extension.
select d.classid::regclass::text as part_class, d.objid as part_oid, 0 as part_sub,
       'pg_extension' as whole_class, d.refobjid as whole_oid, 0 as whole_sub
from pg_depend d
where d.deptype = 'e'
