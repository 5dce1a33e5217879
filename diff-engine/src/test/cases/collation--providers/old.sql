CREATE COLLATION plain (LOCALE = 'C');
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');
CREATE COLLATION "No Case" (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
ALTER COLLATION "No Case" OWNER TO keeper;
CREATE TABLE words (w text COLLATE german, x text COLLATE "No Case");
CREATE UNIQUE INDEX ON words (x);
CREATE VIEW loud AS SELECT upper(x) AS x FROM words ORDER BY w;
