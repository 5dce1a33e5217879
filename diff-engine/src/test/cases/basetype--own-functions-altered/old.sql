CREATE TYPE sh;
CREATE FUNCTION sh_in(cstring) RETURNS sh LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION sh_out(sh) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE sh (INPUT = sh_in, OUTPUT = sh_out, LIKE = integer);
CREATE TABLE t (a sh);
