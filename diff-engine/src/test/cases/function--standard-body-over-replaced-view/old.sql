create table t (a int, b text); create function f1(x int) returns int language sql begin atomic select x + 1; end;
create function f2() returns setof t language sql stable begin atomic select * from t where a > f1(1); end;
create view v as select * from f2(); create function f3() returns bigint language sql return (select count(*) from v);
create procedure p(x int) language sql begin atomic insert into t values (x, 'x'); insert into t values (f1(x), 'y'); end;
create aggregate agg(int) (sfunc = int4pl, stype = int, initcond = '0'); create view va as select agg(a) from t;
