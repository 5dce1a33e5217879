CREATE SCHEMA "s1";
CREATE TYPE "public"."e" AS ENUM ('grey', 'red', 'blue', 'it''s');
CREATE DOMAIN "s1"."ü""q" AS "public"."e"[];
CREATE TYPE "s1"."h" AS ("a" date, "C d" "s1"."ü""q");
CREATE TABLE "s1"."c" ("k" integer, "d" date, "t" text) PARTITION BY RANGE ((("k" + 1)));
ALTER TABLE "s1"."c" ADD COLUMN "x y" int4range DEFAULT NULL::int4range;
ALTER DOMAIN "s1"."ü""q" ADD CONSTRAINT "dc23" CHECK (length((VALUE)::text) < 9);
