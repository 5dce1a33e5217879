CREATE SCHEMA other;
CREATE COLLATION other.plain (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');
COMMENT ON COLLATION german IS 'ä after a';
CREATE COLLATION "No Case" (PROVIDER = icu, LOCALE = 'und-u-ks-level1', DETERMINISTIC = false);
ALTER COLLATION "No Case" OWNER TO clerk;
CREATE TABLE words (w text COLLATE german, x text COLLATE "No Case", y text COLLATE other.plain);
CREATE INDEX ON words (y COLLATE "No Case");
CREATE DOMAIN loose AS text COLLATE "No Case";
