-- A table of the usual kind, to measure a server with.
CREATE TABLE probe (id bigint PRIMARY KEY, number bigint, amount integer, filled bigint, at timestamptz, note text NOT NULL);
INSERT INTO probe SELECT i, i * 7919 %% 1000003, i, NULL, now(), 'note ' || md5(i::text) || md5((-i)::text) FROM generate_series(1, %d) i;
ANALYZE probe;
