CREATE SCHEMA "s1";
CREATE TABLE "s1"."a" ("id" integer NOT NULL);
CREATE VIEW "s1"."e" AS SELECT 1 AS "one";
