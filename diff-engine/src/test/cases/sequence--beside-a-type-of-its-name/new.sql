CREATE TYPE "public"."a" AS ENUM ('blue');
