CREATE SCHEMA "s2";
CREATE UNLOGGED TABLE "public"."e" ("id" integer);
CREATE TABLE "public"."Mixed Case" ("id" integer);
CREATE TABLE "s2"."order" ("x y" integer) INHERITS ("public"."Mixed Case", "public"."e");
