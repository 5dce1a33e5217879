CREATE DOMAIN s AS text;
CREATE TYPE w AS (a integer);
CREATE TABLE r (a integer);
CREATE AGGREGATE f(integer) (SFUNC = int4pl, STYPE = integer);
CREATE FUNCTION g(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE q AS ENUM ('a');
