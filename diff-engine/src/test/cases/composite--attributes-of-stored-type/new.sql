CREATE TYPE money_of AS (amount bigint, currency character varying(3));
COMMENT ON COLUMN money_of.amount IS 'cents';
CREATE TYPE pair AS (one money_of, two money_of);
CREATE TABLE prices (id integer, p money_of, ps money_of[], both_of pair);
CREATE TABLE typed OF money_of;
CREATE VIEW amounts AS SELECT (p).amount AS amount FROM prices;
CREATE TYPE unused AS (a bigint, c text COLLATE "C");
