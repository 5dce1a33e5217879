CREATE TYPE b AS ENUM ('y', 'x');
CREATE TYPE c AS ENUM ('x', 'y', 'z');
CREATE TABLE t (m b DEFAULT 'x', n c);
CREATE INDEX ON t (m) WHERE m = 'x';
