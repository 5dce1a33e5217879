CREATE OPERATOR FAMILY f1 USING btree;
CREATE OPERATOR CLASS c1 FOR TYPE integer USING btree FAMILY f1 AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR FAMILY f1 USING btree ADD OPERATOR 1 < (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE TABLE t (a integer);
CREATE INDEX i ON t (a c1);
