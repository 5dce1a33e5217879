CREATE TYPE steps;
CREATE FUNCTION steps_canonical(steps) RETURNS steps LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE steps AS RANGE (SUBTYPE = integer, CANONICAL = steps_canonical, SUBTYPE_DIFF = int4range_subdiff);
COMMENT ON FUNCTION steps_canonical(steps) IS 'closed open';
CREATE TABLE walks (s steps);
