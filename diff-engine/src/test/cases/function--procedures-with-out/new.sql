CREATE PROCEDURE p(OUT a integer, b integer, c integer) LANGUAGE sql AS 'SELECT b - c';
CREATE PROCEDURE p(a integer, b integer, c integer) LANGUAGE sql AS 'SELECT 2';
COMMENT ON PROCEDURE p(IN integer, IN integer, IN integer) IS 'three in';
CREATE PROCEDURE q(INOUT a integer, VARIADIC b integer[]) LANGUAGE sql AS 'SELECT a';
CREATE PROCEDURE q(INOUT text) LANGUAGE sql AS 'SELECT $1';
