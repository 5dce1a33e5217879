create table t (a uuid, b bigint, c integer[], d smallint default 3, e bigint, f text); create index t_a on t (a); insert into t values (null, null, null, null, null, null);
