create table t (a bigint, b text, c date); create function f1(x bigint) returns bigint language sql begin atomic select x + 2; end;
create function f2() returns setof t language sql stable begin atomic select * from t where a > f1(1); end;
create view v as select * from f2(); create function f3() returns bigint language sql return (select count(c) from v);
create procedure p(x bigint) language sql begin atomic insert into t values (x, 'x'); insert into t values (f1(x), 'z'); end;
create aggregate agg(bigint) (sfunc = int8pl, stype = bigint, initcond = '0'); create view va as select agg(a) from t;
