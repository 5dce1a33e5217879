CREATE COLLATION machine (PROVIDER = builtin, LOCALE = 'C.UTF-8');
CREATE TABLE t (a text COLLATE machine);
