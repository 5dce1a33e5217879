CREATE SCHEMA "s1";
CREATE TABLE "s1"."a" ("id" integer NOT NULL);
ALTER TABLE "s1"."a" ADD COLUMN "n" integer GENERATED ALWAYS AS IDENTITY;
CREATE TABLE "s1"."d" ("x y" date) INHERITS ("s1"."a");
