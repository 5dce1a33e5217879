CREATE TABLE t (id int, b text, c text);
CREATE TABLE p (id int, b text) PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
