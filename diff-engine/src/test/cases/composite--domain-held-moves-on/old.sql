CREATE DOMAIN d AS integer;
CREATE TYPE c AS (x d);
CREATE TABLE t (a c, b d);
