create table whole (k integer, v text, constraint marked check (v <> 'x')) partition by list (k);
create table apart partition of whole for values in (1);
create table fresh partition of whole for values in (2) partition by list (v);
create table below partition of fresh default;
create table base (a integer, constraint positive check (a > 0));
create table heir () inherits (base);
