CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE g AS (a double precision, "C d" kind, b uuid);
CREATE TABLE t (id uuid NOT NULL);
CREATE TABLE u OF g;
