CREATE TYPE e AS ENUM ('a', 'b', 'c', 'd', 'it''s', 'f');
CREATE DOMAIN ed AS e DEFAULT 'f';
CREATE TABLE t (a e DEFAULT 'a', b ed, CHECK (a <> 'c'));
CREATE INDEX ON t (b) WHERE a = 'it''s';
CREATE VIEW v AS SELECT 'c'::e AS x;
