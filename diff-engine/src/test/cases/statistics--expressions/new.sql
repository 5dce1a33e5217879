CREATE TABLE t (a int, b int, c text);
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select $1 + 1';
CREATE STATISTICS e ON (lower(c) || 'x'), a FROM t;
CREATE STATISTICS single ON (f(a)) FROM t;
