-- Catalogue rows that are parts of an object: array and row types, rules of views, indexes of constraints, identity
-- sequences, clones on partitions.
select 'pg_type' as part_class, t.typarray as part_oid, 0 as part_sub, 'pg_type' as whole_class, t.oid as whole_oid, 0 as whole_sub
from pg_type t where t.typarray <> 0 and t.oid >= 16384
union all
select 'pg_type', c.reltype, 0, 'pg_class', c.oid, 0
from pg_class c where c.reltype <> 0 and c.relkind <> 'c' and c.oid >= 16384
union all
select 'pg_class', c.oid, 0, 'pg_type', c.reltype, 0
from pg_class c where c.relkind = 'c' and c.oid >= 16384
union all
select 'pg_rewrite', r.oid, 0, 'pg_class', r.ev_class, 0
from pg_rewrite r where r.rulename = '_RETURN' and r.oid >= 16384
union all
select 'pg_class', k.conindid, 0, 'pg_constraint', k.oid, 0
from pg_constraint k where k.contype in ('p', 'u', 'x') and k.conindid <> 0
union all
select 'pg_trigger', g.oid, 0, 'pg_constraint', g.tgconstraint, 0
from pg_trigger g where g.tgisinternal and g.tgconstraint <> 0
union all
select 'pg_trigger', g.oid, 0, 'pg_trigger', g.tgparentid, 0
from pg_trigger g where g.tgparentid <> 0
union all
select 'pg_constraint', k.oid, 0, 'pg_constraint', k.conparentid, 0
from pg_constraint k where k.conparentid <> 0 and k.contype = 'f'
union all
-- A constraint trigger's pg_constraint row is the trigger.
select 'pg_constraint', g.tgconstraint, 0, 'pg_trigger', g.oid, 0
from pg_trigger g join pg_constraint k on k.oid = g.tgconstraint where k.contype = 't' and not g.tgisinternal
union all
select 'pg_class', d.objid, 0, 'pg_class', d.refobjid, d.refobjsubid
from pg_depend d join pg_class s on s.oid = d.objid
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and s.relkind = 'S'
union all
-- The expression of a generated column is the column.
select 'pg_attrdef', ad.oid, 0, 'pg_class', ad.adrelid, ad.adnum
from pg_attrdef ad join pg_attribute a on a.attrelid = ad.adrelid and a.attnum = ad.adnum and a.attgenerated <> ''
--[14+]union all
--[14+]select 'pg_type', r.rngmultitypid, 0, 'pg_type', r.rngtypid, 0 from pg_range r where r.rngmultitypid >= 16384
union all
-- Constructors of range types, and casts to their multiranges, come with the type.
select d.classid::regclass::text, d.objid, 0, 'pg_type', d.refobjid, 0
from pg_depend d where d.classid in ('pg_proc'::regclass, 'pg_cast'::regclass) and d.refclassid = 'pg_type'::regclass and d.deptype = 'i'
union all
-- What an operator class cannot do without is a part of it; loose members of families are objects.
select d.classid::regclass::text, d.objid, 0, 'pg_opclass', d.refobjid, 0
from pg_depend d where d.classid in ('pg_amop'::regclass, 'pg_amproc'::regclass) and d.refclassid = 'pg_opclass'::regclass and d.deptype = 'i'
union all
-- The expression of a generated column is a part of the column.
select 'pg_attrdef', ad.oid, 0, 'pg_class', ad.adrelid, ad.adnum
from pg_attrdef ad join pg_attribute a on a.attrelid = ad.adrelid and a.attnum = ad.adnum where a.attgenerated <> ''
