CREATE FUNCTION near_eq(integer, bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE FUNCTION near_ne(integer, bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> $2';
CREATE FUNCTION eq_near(bigint, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE FUNCTION negated(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT -$1';

CREATE OPERATOR === (FUNCTION = near_eq, LEFTARG = integer, RIGHTARG = bigint);
CREATE OPERATOR !== (FUNCTION = near_ne, LEFTARG = integer, RIGHTARG = bigint);
ALTER OPERATOR === (integer, bigint) OWNER TO keeper;
CREATE VIEW v AS SELECT 1 OPERATOR(public.===) 2::bigint AS same;
