create domain email as text; create table t (a email[], b email); create type ct as (e email); create table u (c ct, d ct[]);
