CREATE TYPE floatrange AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi);
COMMENT ON TYPE floatrange IS 'with a distance';
CREATE TYPE textrange AS RANGE (SUBTYPE = text, COLLATION = "POSIX", SUBTYPE_OPCLASS = text_pattern_ops);
ALTER TYPE textrange OWNER TO clerk;
GRANT USAGE ON TYPE textrange TO clerk;
CREATE TABLE spans (s floatrange, many floatrange[]);
CREATE INDEX spans_s ON spans USING gist (s);
CREATE VIEW wide AS SELECT floatrange(1, 2) AS f, s FROM spans WHERE s @> 1.0::double precision;
