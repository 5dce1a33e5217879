CREATE SCHEMA s;
CREATE TABLE t (a bigint, b int, c text);
CREATE STATISTICS st (ndistinct, dependencies) ON a, b FROM t;
COMMENT ON STATISTICS st IS 'distinct pairs';
CREATE STATISTICS s.all_kinds ON a, b FROM t;
CREATE STATISTICS "Odd" (mcv) ON c, b FROM t;
ALTER STATISTICS "Odd" SET STATISTICS 0;
