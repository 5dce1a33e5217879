CREATE SCHEMA "s1";
CREATE TABLE "public"."h" ("k" integer, "d" date, "t" text) PARTITION BY RANGE ((("k" + 1)));
ALTER TABLE "public"."h" ADD COLUMN "name" double precision DEFAULT 3;
CREATE TABLE "s1"."i" ("k" integer, "d" date, "t" text) PARTITION BY LIST ("k");
CREATE TABLE "s1"."g" PARTITION OF "s1"."i" FOR VALUES IN ('7');
