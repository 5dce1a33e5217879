CREATE TYPE mood AS ENUM ('ok', 'happy', 'new');
CREATE DOMAIN calm AS mood DEFAULT 'happy' NOT NULL;
CREATE DOMAIN fresh AS mood;
CREATE FUNCTION keep_me(mood) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE FUNCTION new_one(fresh) RETURNS mood LANGUAGE sql AS 'SELECT $1::public.mood';
CREATE TABLE t (a mood DEFAULT 'new', b text, c text, d mood DEFAULT 'ok', e text, f calm, g fresh DEFAULT 'ok', PRIMARY KEY (a));
CREATE TABLE created (m mood[] DEFAULT '{new}');
CREATE VIEW v AS SELECT a, c, new_one(g) AS n FROM t;
