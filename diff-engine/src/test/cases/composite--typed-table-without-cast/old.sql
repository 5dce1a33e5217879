CREATE SCHEMA "Big S";
CREATE DOMAIN "Big S"."ü""q" AS int4range CONSTRAINT "dc12" CHECK (VALUE IS NOT NULL);
CREATE TYPE "public"."f" AS ("e" uuid, "a" "Big S"."ü""q");
CREATE TABLE "Big S"."e" OF "public"."f";
