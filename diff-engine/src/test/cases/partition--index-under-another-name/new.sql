CREATE SCHEMA "Big S";
CREATE TABLE "Big S"."c" ("k" integer, "m" date, "t" text) PARTITION BY RANGE ((("k" + 1)));
CREATE TABLE "public"."ü""q" PARTITION OF "Big S"."c" DEFAULT PARTITION BY RANGE ("k");
ALTER TABLE "Big S"."c" ADD COLUMN "z" integer GENERATED ALWAYS AS (("k" % 2)) STORED;
CREATE INDEX "id" ON "Big S"."c" USING btree ((("k" % 2)) DESC) INCLUDE ("z") WHERE "m" <> '2026-01-01'::date AND "t" IS NOT NULL;
