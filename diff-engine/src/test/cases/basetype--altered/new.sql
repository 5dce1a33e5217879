CREATE TYPE complexish;
CREATE FUNCTION complexish_in(cstring) RETURNS complexish LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION complexish_out(complexish) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';

CREATE FUNCTION complexish_receive(internal) RETURNS complexish LANGUAGE internal IMMUTABLE STRICT AS 'point_recv';
CREATE FUNCTION complexish_send(complexish) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'point_send';
CREATE FUNCTION complexish_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION complexish_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE TYPE complexish (INPUT = complexish_in, OUTPUT = complexish_out, INTERNALLENGTH = 16, ALIGNMENT = double, RECEIVE = complexish_receive, SEND = complexish_send,
  TYPMOD_IN = complexish_typmod_in, TYPMOD_OUT = complexish_typmod_out);
CREATE TYPE changing;
CREATE FUNCTION changing_in(cstring) RETURNS changing LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION changing_out(changing) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE changing (INPUT = changing_in, OUTPUT = changing_out, LIKE = int4, CATEGORY = 'N', PREFERRED = true);
CREATE TYPE filled;
CREATE FUNCTION filled_in(cstring) RETURNS filled LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION filled_out(filled) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE filled (INPUT = filled_in, OUTPUT = filled_out, LIKE = text, COLLATABLE = true);
CREATE FUNCTION uses(changing) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE plane (at complexish);
