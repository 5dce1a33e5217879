CREATE SCHEMA "s1";
CREATE TABLE "public"."h" ("k" integer, "d" date, "t" text) PARTITION BY RANGE ((("k" + 1)));
CREATE TABLE "s1"."g" PARTITION OF "public"."h" FOR VALUES FROM (MINVALUE) TO (0);
ALTER TABLE "public"."h" ADD COLUMN "name" double precision DEFAULT 3;
CREATE TABLE "s1"."i" ("k" integer, "d" date, "t" text) PARTITION BY LIST ("k");
