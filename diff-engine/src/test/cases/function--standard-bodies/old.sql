CREATE TABLE t (a integer, b text);
CREATE FUNCTION first_a() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT a FROM t LIMIT 1; END;
CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN x * 2;
CREATE VIEW v AS SELECT first_a() AS f, twice(a) AS d FROM t;
