CREATE PROCEDURE p(a integer, b integer, c integer) LANGUAGE sql AS 'SELECT 1';
