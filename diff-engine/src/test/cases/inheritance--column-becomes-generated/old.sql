CREATE SCHEMA "s2";
CREATE UNLOGGED TABLE "public"."e" ("id" integer);
CREATE TABLE "public"."Mixed Case" ("id" integer);
ALTER TABLE "public"."Mixed Case" ADD COLUMN "user" tsvector;
CREATE TABLE "s2"."order" ("x y" integer) INHERITS ("public"."Mixed Case", "public"."e");
