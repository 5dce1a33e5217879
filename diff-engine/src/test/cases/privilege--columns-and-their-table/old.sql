CREATE ROLE case_reader; CREATE ROLE case_writer;
CREATE TABLE t (a int, b int, c int);
GRANT SELECT, UPDATE ON t TO case_reader;
GRANT SELECT (a), UPDATE (b) ON t TO case_reader;
GRANT SELECT ON t TO case_writer;
GRANT SELECT (a) ON t TO case_writer WITH GRANT OPTION;
GRANT INSERT (c) ON t TO case_writer;
GRANT UPDATE ON t TO case_writer WITH GRANT OPTION;
GRANT UPDATE (a) ON t TO case_writer WITH GRANT OPTION;
