CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TYPE g AS (a double precision, "C d" kind, b uuid);
CREATE TABLE t OF g;
CREATE TABLE u (id uuid NOT NULL);
