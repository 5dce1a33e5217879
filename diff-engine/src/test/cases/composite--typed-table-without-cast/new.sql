CREATE SCHEMA "Big S";
CREATE DOMAIN "Big S"."ü""q" AS int4range CONSTRAINT "dc12" CHECK (VALUE IS NOT NULL);
CREATE TYPE "public"."f" AS ("e" text[], "C d" numeric(10,2));
CREATE TABLE "Big S"."e" OF "public"."f";
