CREATE AGGREGATE m(integer) (SFUNC = int4pl, STYPE = integer);
