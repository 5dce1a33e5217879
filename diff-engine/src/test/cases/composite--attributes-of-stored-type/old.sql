CREATE TYPE money_of AS (amount integer, currency text);
CREATE TYPE pair AS (one money_of, two money_of);
CREATE TABLE prices (id integer, p money_of, ps money_of[], both_of pair);
CREATE TABLE typed OF money_of;
CREATE VIEW amounts AS SELECT (p).amount AS amount FROM prices;
CREATE TYPE unused AS (a integer, b text);
INSERT INTO prices VALUES (1, ROW(5, 'EUR'), ARRAY[ROW(6, 'CHF')::money_of], ROW(ROW(1, 'a'), ROW(2, 'b')));
INSERT INTO typed VALUES (7, 'x');
