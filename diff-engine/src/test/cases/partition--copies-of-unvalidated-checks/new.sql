CREATE SCHEMA "s2";
CREATE TABLE "s2"."d" ("k" integer, "d" date, "t" text) PARTITION BY LIST (lower("t"));
CREATE TABLE "s2"."a" PARTITION OF "s2"."d" FOR VALUES IN ('6');
ALTER TABLE "s2"."d" ADD CONSTRAINT "check29" CHECK ("t" IS NOT NULL) NOT VALID;
