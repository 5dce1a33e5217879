CREATE SCHEMA s;
CREATE TABLE t (a int, b int, c text, d int);
CREATE STATISTICS st (ndistinct) ON a, b FROM t;
CREATE STATISTICS s.all_kinds ON a, b FROM t;
ALTER STATISTICS s.all_kinds SET STATISTICS 100;
COMMENT ON STATISTICS st IS 'distinct pairs';
CREATE STATISTICS with_column ON a, d FROM t;
CREATE TABLE goes (a int, b int);
CREATE STATISTICS goes_too ON a, b FROM goes;
