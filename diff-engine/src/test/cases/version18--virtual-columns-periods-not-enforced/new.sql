CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 3) VIRTUAL, c int GENERATED ALWAYS AS (a + 1) VIRTUAL, d int GENERATED ALWAYS AS (a + 4) STORED,
  CONSTRAINT small CHECK (a < 10));
CREATE TABLE r (id int4range, during daterange, UNIQUE (id, during WITHOUT OVERLAPS));
CREATE TABLE s (id int, during daterange, rid int4range);
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE w (uid int, CONSTRAINT wfk FOREIGN KEY (uid) REFERENCES u, CONSTRAINT wfk2 FOREIGN KEY (uid) REFERENCES u NOT ENFORCED);
