CREATE TABLE readings (id int PRIMARY KEY, value int, unit text);
CREATE VIEW high AS SELECT id, value FROM readings WHERE value > 10;
CREATE VIEW higher AS SELECT id FROM high WHERE value > 100;
COMMENT ON VIEW high IS 'over ten';
CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
