CREATE TYPE ty AS (a integer, b text);
CREATE TABLE t (a integer, b text, c integer);
CREATE TABLE u OF ty;
