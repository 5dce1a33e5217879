CREATE TYPE a AS ENUM ('x', 'y');
CREATE TYPE b AS ENUM ('x', 'y');
CREATE TYPE both_of AS (a a, b b);
CREATE TABLE t (c both_of, a a, b b);
INSERT INTO t VALUES (ROW('x','x'), 'x', 'x');
