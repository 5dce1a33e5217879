-- Objects below 16384 were made by initdb and always exist.
select d.classid::regclass::text as dependent_class, d.objid as dependent_oid, d.objsubid as dependent_sub,
       d.refclassid::regclass::text as reference_class, d.refobjid as reference_oid,
       -- A function that the type itself needs (input, output, canonical form) was made when the type was a shell: sub-object 1.
       case when d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_type'::regclass and d.deptype = 'n'
              and exists (select from pg_depend b where b.classid = 'pg_type'::regclass and b.objid = d.refobjid
                          and b.refclassid = 'pg_proc'::regclass and b.refobjid = d.objid and b.deptype = 'n')
            then 1 else d.refobjsubid end as reference_sub
from pg_depend d
where d.refobjid >= 16384 and d.deptype in ('n', 'a', 'i', 'P', 'S')
  -- That a column owns a sequence is a fact of its own.
  and not (d.deptype = 'a' and d.classid = 'pg_class'::regclass and d.refobjsubid > 0
           and exists (select from pg_sequence q where q.seqrelid = d.objid))
  -- What the clones on partitions need is not what their original needs.
  and not (d.classid = 'pg_trigger'::regclass and exists (select from pg_trigger g where g.oid = d.objid and g.tgparentid <> 0))
  and not (d.classid = 'pg_constraint'::regclass
           and exists (select from pg_constraint k join pg_constraint p on p.oid = k.conparentid
                       where k.oid = d.objid and k.contype = 'f' and k.conrelid <> p.conrelid))
