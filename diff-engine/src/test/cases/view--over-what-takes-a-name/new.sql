create table t (a int); create table g (a int); create view c as select a from g where a > 0; create function f() returns int language sql return (select min(a) from g);
