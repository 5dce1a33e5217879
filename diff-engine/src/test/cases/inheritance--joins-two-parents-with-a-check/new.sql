CREATE SCHEMA "Big S";
CREATE TABLE "public"."f" ("id" integer);
CREATE TABLE "public"."d" ("id" uuid);
CREATE TABLE "Big S"."c" ("id" integer NOT NULL);
CREATE TABLE "public"."a" ("n" integer) INHERITS ("public"."d");
ALTER TABLE "Big S"."c" ADD CONSTRAINT "check21" CHECK ("id" <> 7);
