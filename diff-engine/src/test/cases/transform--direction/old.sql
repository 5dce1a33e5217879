CREATE TYPE pair AS (a integer, b integer);
CREATE FUNCTION pair_in(internal) RETURNS internal LANGUAGE c IMMUTABLE STRICT AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE TRANSFORM FOR pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION pair_in(internal));
