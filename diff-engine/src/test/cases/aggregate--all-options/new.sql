CREATE FUNCTION add_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION subtract_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION show_state(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION show_state_loud(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text || ''!''';
CREATE FUNCTION extra_state(integer, integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';

CREATE ROLE counter_reader;
CREATE AGGREGATE total(integer) (SFUNC = add_state, STYPE = integer, INITCOND = '0', PARALLEL = SAFE, COMBINEFUNC = add_state, SSPACE = 64);
COMMENT ON AGGREGATE total(integer) IS 'adds''em up';
ALTER AGGREGATE total(integer) OWNER TO counter_reader;
REVOKE EXECUTE ON FUNCTION total(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION total(integer) TO counter_reader;
CREATE AGGREGATE shown("the value" integer) (SFUNC = add_state, STYPE = integer, FINALFUNC = show_state, FINALFUNC_MODIFY = SHAREABLE, INITCOND = '0');
CREATE AGGREGATE extra(integer) (SFUNC = add_state, STYPE = integer, FINALFUNC = extra_state, FINALFUNC_EXTRA, INITCOND = '0');
CREATE AGGREGATE moving(integer) (SFUNC = add_state, STYPE = integer, INITCOND = '0',
  MSFUNC = add_state, MINVFUNC = subtract_state, MSTYPE = integer, MSSPACE = 16, MINITCOND = '0', MFINALFUNC = extra_state, MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = READ_WRITE, FINALFUNC = extra_state, FINALFUNC_EXTRA);
CREATE AGGREGATE every_row(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
COMMENT ON AGGREGATE every_row(*) IS 'all of them';
GRANT EXECUTE ON FUNCTION every_row() TO counter_reader WITH GRANT OPTION;
CREATE AGGREGATE smallest(integer) (SFUNC = int4smaller, STYPE = integer, SORTOP = <, COMBINEFUNC = int4smaller, PARALLEL = RESTRICTED);
CREATE AGGREGATE collected(VARIADIC items "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = READ_WRITE);
DROP AGGREGATE collected(VARIADIC "any");
CREATE AGGREGATE my_percentile(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE my_mode(ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
COMMENT ON AGGREGATE my_mode(ORDER BY anyelement) IS 'most frequent';
CREATE AGGREGATE my_rank(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
COMMENT ON AGGREGATE my_rank(VARIADIC "any" ORDER BY VARIADIC "any") IS 'where it would stand';
GRANT EXECUTE ON FUNCTION my_rank(VARIADIC "any") TO counter_reader;
CREATE VIEW totals AS SELECT total(x) AS total, my_percentile(0.5) WITHIN GROUP (ORDER BY x) AS median FROM generate_series(1, 5) AS s(x);
