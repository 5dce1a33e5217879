CREATE TYPE celsius AS (degrees numeric);
CREATE TYPE kelvin AS (degrees numeric);
CREATE FUNCTION to_kelvin(celsius) RETURNS kelvin LANGUAGE sql IMMUTABLE AS 'SELECT ROW(($1).degrees + 273.15)::kelvin';
CREATE CAST (celsius AS kelvin) WITH FUNCTION to_kelvin(celsius);
CREATE CAST (kelvin AS text) WITH INOUT AS ASSIGNMENT;
CREATE VIEW warm AS SELECT ROW(1)::celsius::kelvin AS k;
