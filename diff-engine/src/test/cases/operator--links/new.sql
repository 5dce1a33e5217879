CREATE FUNCTION near_eq(integer, bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE FUNCTION near_ne(integer, bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> $2';
CREATE FUNCTION eq_near(bigint, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE FUNCTION negated(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT -$1';

CREATE SCHEMA ops;
CREATE OPERATOR === (FUNCTION = near_eq, LEFTARG = integer, RIGHTARG = bigint, COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR !== (FUNCTION = near_ne, LEFTARG = integer, RIGHTARG = bigint, NEGATOR = ===);
CREATE OPERATOR === (FUNCTION = eq_near, LEFTARG = bigint, RIGHTARG = integer, COMMUTATOR = ===, HASHES, MERGES);
CREATE OPERATOR ops.@!@ (FUNCTION = negated, RIGHTARG = integer);
COMMENT ON OPERATOR === (integer, bigint) IS 'nearly';
COMMENT ON OPERATOR ops.@!@ (NONE, integer) IS 'minus';
ALTER OPERATOR === (integer, bigint) OWNER TO clerk;
CREATE VIEW v AS SELECT 1 OPERATOR(public.===) 2::bigint AS same, OPERATOR(ops.@!@) 3 AS minus;
