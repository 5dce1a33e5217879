CREATE SCHEMA more;
CREATE TYPE plain AS RANGE (SUBTYPE = integer);
COMMENT ON TYPE plain IS 'a range';
COMMENT ON TYPE plain_multirange IS 'many of them';
CREATE TYPE floatrange AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = more."Floats", SUBTYPE_DIFF = float8mi);
CREATE TABLE spans (s floatrange, m more."Floats" DEFAULT '{[1,2)}');
CREATE VIEW all_spans AS SELECT range_agg(s) AS m FROM spans;
