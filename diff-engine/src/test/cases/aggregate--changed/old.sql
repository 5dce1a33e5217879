CREATE FUNCTION add_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION subtract_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION show_state(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION show_state_loud(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text || ''!''';
CREATE FUNCTION extra_state(integer, integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';

CREATE AGGREGATE total(integer) (SFUNC = add_state, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE shown(integer) (SFUNC = add_state, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE became(integer) (SFUNC = add_state, STYPE = integer, INITCOND = '7');
COMMENT ON AGGREGATE shown(integer) IS 'kept';
CREATE VIEW totals AS SELECT total(x) AS total, shown(x)::text AS shown FROM generate_series(1, 5) AS s(x);
