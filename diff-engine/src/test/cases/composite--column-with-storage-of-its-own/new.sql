CREATE SCHEMA "s1";
CREATE TYPE "public"."b" AS ENUM ('it''s', 'green', 'blue');
CREATE DOMAIN "s1"."a" AS "public"."b" CONSTRAINT "dc25" CHECK (COALESCE(VALUE, 'it''s'::"public"."b") IS NOT NULL);
CREATE TYPE "public"."f" AS ("e" "public"."b");
CREATE TABLE "public"."c" ("k" integer, "d" date, "t" text) PARTITION BY RANGE ("k", "d");
CREATE TYPE "s1"."g" AS ("e" "public"."f"[], "b" text[], "a" "s1"."a");
ALTER TABLE "public"."c" ADD COLUMN "user" "s1"."g";
ALTER TABLE "public"."c" ALTER COLUMN "user" SET STORAGE MAIN;
