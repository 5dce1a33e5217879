CREATE OPERATOR FAMILY f2 USING btree;
CREATE OPERATOR CLASS c1 FOR TYPE integer USING btree FAMILY f2 AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer), FUNCTION 4 btequalimage(oid);
ALTER OPERATOR FAMILY f2 USING btree ADD OPERATOR 1 < (integer, bigint), OPERATOR 1 < (bigint, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint), FUNCTION 1 (bigint, bigint) btint8cmp(bigint, bigint);
CREATE OPERATOR CLASS c2 FOR TYPE bigint USING btree FAMILY f2 AS STORAGE bigint;
CREATE TABLE t (a integer);
CREATE INDEX i ON t (a c1);
CREATE OPERATOR FAMILY h USING hash;
ALTER OPERATOR FAMILY h USING hash ADD OPERATOR 1 = (integer, integer), FUNCTION 1 (integer, integer) hashint4(integer), FUNCTION 2 (integer) hashint4extended(integer, bigint);
