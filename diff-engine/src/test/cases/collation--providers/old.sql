CREATE COLLATION plain (LOCALE = 'C');
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');
CREATE COLLATION "No Case" (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE TABLE words (w text COLLATE german);
