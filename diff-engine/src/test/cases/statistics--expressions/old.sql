CREATE TABLE t (a int, b int, c text);
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select $1';
CREATE STATISTICS e ON (lower(c)), a FROM t;
