CREATE TABLE t (id int);
CREATE VIEW v WITH (security_invoker = true, security_barrier = false) AS SELECT id FROM t;
CREATE VIEW w AS SELECT id FROM t;
