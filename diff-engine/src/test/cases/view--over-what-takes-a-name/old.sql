create table t (a int); create materialized view g as select a from t; create view c as select a from g; create function f() returns int language sql return (select max(a) from g);
