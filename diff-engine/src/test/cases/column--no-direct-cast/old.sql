create table t (a integer default 4, b uuid, c text[], d boolean, e date, f integer[]); create index t_a on t (a); insert into t values (null, null, null, null, null, null);
