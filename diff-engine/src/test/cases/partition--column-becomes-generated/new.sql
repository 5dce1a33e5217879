CREATE SCHEMA "Big S";
CREATE TABLE "Big S"."ü""q" ("k" integer, "d" date, "t" text) PARTITION BY HASH ("k");
CREATE TABLE "Big S"."a" PARTITION OF "Big S"."ü""q" FOR VALUES WITH (MODULUS 4, REMAINDER 2);
ALTER TABLE "Big S"."ü""q" ADD COLUMN "n" tsvector;
ALTER TABLE "Big S"."ü""q" ADD COLUMN "x y" tsvector GENERATED ALWAYS AS (COALESCE("n", NULL::tsvector)) STORED NOT NULL;
