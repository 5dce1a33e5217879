CREATE TABLE t (id int);
CREATE VIEW v AS SELECT id FROM t;
CREATE VIEW w WITH (security_invoker) AS SELECT id FROM t;
