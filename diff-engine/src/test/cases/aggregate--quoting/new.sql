CREATE AGGREGATE m(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = E'0', MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '0');
CREATE FUNCTION sf(text, integer, text) RETURNS text LANGUAGE sql AS 'SELECT $1';
CREATE AGGREGATE "odd Name"(x integer, "y z" text) (SFUNC = sf, STYPE = text, INITCOND = E'it''s \\ {}');
