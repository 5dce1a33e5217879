CREATE TYPE a AS ENUM ('x', 'y');
CREATE TYPE b AS ENUM ('x', 'y', 'z');
CREATE TABLE t (m a DEFAULT 'x', n b);
CREATE INDEX ON t (m) WHERE m = 'x';
