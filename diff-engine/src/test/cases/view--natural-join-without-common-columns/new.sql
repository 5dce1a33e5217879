CREATE SCHEMA "s1";
CREATE TABLE "s1"."a" ("id" integer NOT NULL);
CREATE VIEW "s1"."e" AS SELECT 1 AS "one";
CREATE VIEW "public"."ü""q" AS SELECT x."id" AS "l", y."one" AS "r" FROM "s1"."a" x NATURAL LEFT JOIN "s1"."e" y;
