CREATE UNLOGGED TABLE "public"."b" ("id" integer NOT NULL);
CREATE TABLE "public"."Mixed Case" ("n" jsonb) INHERITS ("public"."b");
CREATE TABLE "public"."g" ("id" integer);
ALTER TABLE "public"."g" ADD COLUMN "user" integer GENERATED ALWAYS AS (abs("id")) STORED;
