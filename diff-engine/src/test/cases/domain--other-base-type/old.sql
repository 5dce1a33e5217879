CREATE DOMAIN small AS integer CHECK (VALUE > 0);
COMMENT ON DOMAIN small IS 'kept';
ALTER DOMAIN small OWNER TO keeper;
CREATE DOMAIN smaller AS small CHECK (VALUE < 100);
CREATE TABLE t (a small DEFAULT 1, b small[], c smaller PRIMARY KEY);
CREATE TABLE u (c smaller REFERENCES t);
CREATE FUNCTION f(small) RETURNS integer LANGUAGE sql AS 'SELECT 1';
