CREATE TYPE complexish;
CREATE FUNCTION complexish_in(cstring) RETURNS complexish LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION complexish_out(complexish) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';

CREATE TYPE complexish (INPUT = complexish_in, OUTPUT = complexish_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = double precision, DELIMITER = ';', CATEGORY = 'x', DEFAULT = '(0,0)');
COMMENT ON TYPE complexish IS 'a point by another name';
ALTER TYPE complexish OWNER TO clerk;
GRANT USAGE ON TYPE complexish TO clerk;
COMMENT ON FUNCTION complexish_in(cstring) IS 'reads';
CREATE TYPE only_a_shell;
COMMENT ON TYPE only_a_shell IS 'empty';
CREATE TABLE plane (at complexish DEFAULT '(1,1)', many complexish[]);
CREATE FUNCTION same(complexish) RETURNS complexish LANGUAGE sql AS 'SELECT $1';
CREATE VIEW places AS SELECT same(at) AS at FROM plane;
