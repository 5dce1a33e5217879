CREATE TYPE a AS ENUM ('y', 'x');
CREATE TYPE b AS ENUM ('z', 'x');
CREATE TYPE both_of AS (a a, x text, b b);
CREATE TABLE t (c both_of, a a, b b);
