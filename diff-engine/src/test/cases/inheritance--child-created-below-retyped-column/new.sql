CREATE SCHEMA "s2";
CREATE TABLE "public"."e" ("id" uuid NOT NULL);
CREATE TABLE "public"."Mixed Case" ("id" integer);
