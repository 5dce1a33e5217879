CREATE FUNCTION add_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION subtract_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION show_state(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION show_state_loud(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text || ''!''';
CREATE FUNCTION extra_state(integer, integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';

CREATE AGGREGATE total(integer) (SFUNC = add_state, STYPE = integer, INITCOND = '1', PARALLEL = SAFE, COMBINEFUNC = add_state);
CREATE AGGREGATE shown(integer) (SFUNC = add_state, STYPE = integer, FINALFUNC = show_state_loud, INITCOND = '0');
CREATE FUNCTION became(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
COMMENT ON AGGREGATE shown(integer) IS 'kept';
CREATE VIEW totals AS SELECT total(x) AS total, shown(x)::text AS shown FROM generate_series(1, 5) AS s(x);
