CREATE TABLE g (k integer, t text) PARTITION BY LIST (lower(t));
ALTER TABLE g ADD COLUMN u jsonb DEFAULT '{}' NOT NULL;
