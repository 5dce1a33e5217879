create table whole (k integer, v text, constraint marked check (v <> 'x')) partition by list (k);
create table apart (k integer, v text);
create table base (a integer, constraint positive check (a > 0));
