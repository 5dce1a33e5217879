CREATE TYPE e AS ENUM ('b', 'd');
CREATE DOMAIN ed AS e DEFAULT 'b';
CREATE TABLE t (a e DEFAULT 'b', b ed);
CREATE INDEX ON t (b) WHERE a = 'd';
