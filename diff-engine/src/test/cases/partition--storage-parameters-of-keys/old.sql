CREATE TABLE g (k integer, t text) PARTITION BY RANGE (k);
ALTER TABLE g ADD CONSTRAINT key4 UNIQUE (t, k) WITH (fillfactor = 80) DEFERRABLE;
CREATE INDEX i ON g (t) WITH (fillfactor = 70);
