CREATE TABLE t (a bigint, b text, c integer);
CREATE FUNCTION first_a() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT c FROM t LIMIT 1; END;
CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN x + x;
CREATE FUNCTION thrice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE RETURN twice(x) + x;
CREATE PROCEDURE fill(x integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (x, first_a()::text, thrice(x)); END;
CREATE VIEW v AS SELECT first_a() AS f, twice(c) AS d FROM t;
