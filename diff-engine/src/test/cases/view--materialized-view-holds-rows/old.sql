CREATE TABLE orders (id integer NOT NULL, x bigint NOT NULL);
CREATE MATERIALIZED VIEW m AS SELECT o AS whole FROM orders o;
CREATE INDEX mi ON m ((whole IS NULL));
