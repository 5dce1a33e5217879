CREATE TYPE floatrange AS RANGE (SUBTYPE = double precision);
CREATE TYPE textrange AS RANGE (SUBTYPE = text, COLLATION = "C");
ALTER TYPE textrange OWNER TO keeper;
CREATE TABLE spans (s floatrange, many floatrange[]);
CREATE INDEX spans_s ON spans USING gist (s);
