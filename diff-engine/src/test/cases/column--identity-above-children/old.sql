CREATE SCHEMA "s1";
CREATE TABLE "s1"."a" ("id" integer NOT NULL);
