CREATE TYPE complexish;
CREATE FUNCTION complexish_in(cstring) RETURNS complexish LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION complexish_out(complexish) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';

CREATE TYPE complexish (INPUT = complexish_in, OUTPUT = complexish_out, INTERNALLENGTH = 16, ALIGNMENT = double);
CREATE TYPE changing;
CREATE FUNCTION changing_in(cstring) RETURNS changing LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION changing_out(changing) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE changing (INPUT = changing_in, OUTPUT = changing_out, LIKE = int4);
CREATE TYPE filled;
CREATE FUNCTION uses(changing) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE plane (at complexish);
